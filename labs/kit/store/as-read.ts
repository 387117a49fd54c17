import type { Change } from "../contract/change.ts";

/**
 * A change as it comes out of the file that it was written to, without reading it there; null where to
 * know it would cost as much as to read it. Who wrote a change has to hold just what others read:
 * the same numbers (JSON knows no −0) and the same order of keys, in objects of its own.
 *
 * @param change - one that `readChange` has accepted, which has taken unknown keys out of it.
 */
export function asRead(change: Change): Change | null {
  if (!("pool" in change)) return null;
  // −0 + 0 is 0, and any other number is left as it is.
  return { pool: change.pool.map((one) => ({ ...one, amount: one.amount + 0, t: one.t + 0 })) };
}
