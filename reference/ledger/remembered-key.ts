/**
 * The key of the transaction that was asked for last, remembered: a transaction that is merged is looked
 * for in pool and chain before it is put into the pool, and to make its key, and the hash that a `Map`
 * takes of that text, is most of each of these. Transactions never change, so neither do their keys.
 */
import type { OfferedTransaction } from "#kit";
import { transactionKey } from "./transaction.ts";

let last: OfferedTransaction | undefined;
let key = "";

/** As {@link transactionKey}; made once for calls in a row for the same transaction. */
export function rememberKey(transaction: OfferedTransaction): string {
  if (transaction !== last) {
    key = transactionKey(transaction);
    last = transaction;
  }
  return key;
}
