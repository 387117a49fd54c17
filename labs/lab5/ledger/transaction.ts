/**
 * A transaction: who pays whom how much, and when a node took it in (L5).
 */
import { createHash } from "node:crypto";
import { transactionText } from "#kit";
import { NotImplemented } from "#kit";
import type { OfferedTransaction, Transaction } from "#kit";

/**
 * What equal transactions have in common: two transactions are equal when `id`, `sender`, `receiver`
 * and `amount` are. Each node stamps its own `t` and each block sets its own `prev_hash`, so neither
 * may count. Equal transactions have equal keys, so that a `Map` or a `Set` can look them up.
 */
export function transactionKey(transaction: OfferedTransaction): string {
  throw new NotImplemented("lab5/transaction");
}

/** Whether two transactions are equal; see {@link transactionKey}. */
export function sameTransaction(one: OfferedTransaction, other: OfferedTransaction): boolean {
  return transactionKey(one) === transactionKey(other);
}

/**
 * A transaction for the pool: the four fields that were offered, stamped with the time `t`, linked to
 * nothing yet. Whatever else the offer holds, a `t` and a `prev_hash` above all, is dropped.
 *
 * @param t - seconds since 1970.
 */
export function stampTransaction(offered: OfferedTransaction, t: number): Transaction {
  throw new NotImplemented("lab5/transaction");
}

/**
 * A transaction's hash: SHA-1, lower-case hex, over its canonical text. The text is Python's way of
 * printing a dict; `transactionText` of the kit makes it.
 */
export function transactionHash(transaction: Transaction): string {
  throw new NotImplemented("lab5/transaction");
}
