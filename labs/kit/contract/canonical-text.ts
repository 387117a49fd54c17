import type { Transaction } from "./transaction.ts";
import { pythonFloat } from "./python-float.ts";

/**
 * A transaction as Python prints the dict, keys in this order: the text that is hashed (L5).
 *
 * @example "{'id': '…', 'sender': '…', 'receiver': '…', 'amount': 1000, 't': 1620811762.848223, 'prev_hash': None}"
 */
export function transactionText(transaction: Transaction): string {
  const { id, sender, receiver, amount, t, prev_hash } = transaction;
  return (
    `{'id': '${id}', 'sender': '${sender}', 'receiver': '${receiver}', ` +
    `'amount': ${amount}, 't': ${pythonFloat(t)}, 'prev_hash': ${linkText(prev_hash)}}`
  );
}

/**
 * A block's content as Python prints the dict: the text that is hashed (contract 4.3). In a first
 * block `prev_hash` is `None`, also where a sealed one writes `""`.
 */
export function contentText(items: readonly Transaction[], prevHash: string | null): string {
  return `{'items': [${items.map(transactionText).join(", ")}], 'prev_hash': ${linkText(prevHash)}}`;
}

function linkText(hash: string | null): string {
  return hash === null || hash === "" ? "None" : `'${hash}'`;
}
