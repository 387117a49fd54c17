import { isDeepStrictEqual } from "node:util";
import { headerOf, missingSealFields } from "./header.ts";
import type { WireBlock } from "./wire.ts";

/**
 * Whether two mined blocks are one: the same header, whether its values are numbers or texts, and the
 * same items, of which none may be said by an empty list or by no list (contract 6).
 */
export function isSameBlock(one: WireBlock, other: WireBlock): boolean {
  return (
    missingSealFields(other).length === 0 &&
    isDeepStrictEqual(headerOf(one), headerOf(other)) &&
    isDeepStrictEqual(one.items ?? [], other.items ?? [])
  );
}
