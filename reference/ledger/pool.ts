/**
 * The pool: transactions that wait for a block (L5).
 */
// #skeleton import { NotImplemented } from "#kit";
import type { OfferedTransaction, Transaction } from "#kit";
// #lab5 import { transactionKey } from "./transaction.ts";
// #from reference
import { rememberKey as transactionKey } from "./remembered-key.ts";
// #endfrom

/** Transactions that wait, each once. */
export class Pool {
  readonly #waiting = new Map<string, Transaction>();

  /** How many transactions wait. */
  get size(): number {
    return this.#waiting.size;
  }

  /** The transactions, in no order that anybody may rely on. */
  list(): Transaction[] {
    return [...this.#waiting.values()];
  }

  /** Whether an equal transaction waits. */
  has(transaction: OfferedTransaction): boolean {
    return this.#waiting.has(transactionKey(transaction));
  }

  /** Adds a transaction unless an equal one waits already: the first one's `t` stays. */
  add(transaction: Transaction): void {
    // #region lab5/merge-pool
    if (!this.has(transaction)) this.#waiting.set(transactionKey(transaction), transaction);
    // #stub throw new NotImplemented("lab5/merge-pool");
    // #endregion
  }

  /** Takes out the transaction that equals the given one, if there is one. */
  remove(transaction: OfferedTransaction): void {
    this.#waiting.delete(transactionKey(transaction));
  }
}
