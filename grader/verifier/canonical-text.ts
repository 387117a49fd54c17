import { pythonFloat } from "./python-float.ts";
import type { WireBlock, WireTransaction } from "./wire.ts";

/**
 * The text that a transaction's hash is taken of: a Python dict literal (contract 3).
 *
 * Keys that the contract does not name are left out, and the order in which they arrived is no
 * matter.
 */
export function transactionText(transaction: WireTransaction): string {
  const { id, sender, receiver, amount, t, prev_hash } = transaction;
  return dict([
    ["id", quoted(id)],
    ["sender", quoted(sender)],
    ["receiver", quoted(receiver)],
    ["amount", String(amount)],
    ["t", pythonFloat(t)],
    ["prev_hash", prev_hash === null ? "None" : quoted(prev_hash)],
  ]);
}

/**
 * The text that a block's content hash is taken of (contract 4.3).
 *
 * A first block's `prev_hash` is `None`, whether it came as `null` or as `""`. Missing items print as
 * an empty list.
 */
export function contentText(block: Pick<WireBlock, "items" | "prev_hash">): string {
  const items = (block.items ?? []).map(transactionText).join(", ");
  return dict([
    ["items", `[${items}]`],
    ["prev_hash", block.prev_hash ? quoted(block.prev_hash) : "None"],
  ]);
}

function dict(entries: readonly (readonly [key: string, value: string])[]): string {
  return `{${entries.map(([key, value]) => `${quoted(key)}: ${value}`).join(", ")}}`;
}

/** UUIDs and hex digits need no escapes. */
function quoted(text: string): string {
  return `'${text}'`;
}
