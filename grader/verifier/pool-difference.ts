import { transferKey } from "./same-transaction.ts";
import type { Transfer } from "./wire.ts";

/** What two pools do not share. */
export interface PoolDifference<T extends Transfer, U extends Transfer> {
  /** Expected and not there. */
  readonly missing: readonly T[];
  /** There and not expected. */
  readonly extra: readonly U[];
}

/**
 * Compares two pools as sets by the four fields, whatever order, `t` and `prev_hash` say (contract 4.2).
 *
 * What stands several times in a list counts, and is listed, once.
 */
export function poolDifference<T extends Transfer, U extends Transfer>(
  expected: readonly T[],
  actual: readonly U[],
): PoolDifference<T, U> {
  return { missing: without(expected, actual), extra: without(actual, expected) };
}

/** Whether two lists hold the same transactions as sets (contract 4.2). */
export function isSameSet(a: readonly Transfer[], b: readonly Transfer[]): boolean {
  const { missing, extra } = poolDifference(a, b);
  return missing.length === 0 && extra.length === 0;
}

function without<T extends Transfer>(list: readonly T[], others: readonly Transfer[]): T[] {
  const left = new Map(list.map((transaction) => [transferKey(transaction), transaction]));
  for (const other of others) left.delete(transferKey(other));
  return [...left.values()];
}
