import type { Block } from "./block.ts";
import type { Transaction } from "./transaction.ts";
import { change as isChange } from "./validators.ts";

/** Transactions for the pool, stamped already, or a connected list of blocks. */
export type Change =
  { readonly pool: readonly Transaction[] } | { readonly blocks: readonly Block[] };

/** A journal's record as a change; null when it is none. */
export function readChange(record: unknown): Change | null {
  return isChange(record) ? (record as Change) : null;
}
