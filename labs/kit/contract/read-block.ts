import type { WireBlock } from "./block.ts";
import * as validators from "./validators.ts";

/** A JSON value as a block, its form alone judged; null when it is none. */
export function readBlock(value: unknown): WireBlock | null {
  return validators.block(value) ? (value as WireBlock) : null;
}

/** A JSON value as a list of blocks, their form alone judged; null when it is none. */
export function readChain(value: unknown): readonly WireBlock[] | null {
  return validators.chain(value) ? (value as WireBlock[]) : null;
}
