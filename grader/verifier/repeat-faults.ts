import type { Fault } from "./fault.ts";
import { transferKey } from "./same-transaction.ts";
import type { WireBlock } from "./wire.ts";

/**
 * The `repeat-in-block` and `repeat-in-chain` faults of a chain, by the four fields (contract 4.4).
 *
 * Each appearance after the first is one fault; `got` is the transaction's id.
 */
export function repeatFaults(blocks: readonly WireBlock[]): Fault[] {
  const lastBlockOf = new Map<string, number>();
  const faults: Fault[] = [];
  for (const [block, { items = [] }] of blocks.entries()) {
    for (const [item, transaction] of items.entries()) {
      const key = transferKey(transaction);
      const earlier = lastBlockOf.get(key);
      lastBlockOf.set(key, block);
      if (earlier === undefined) continue;
      const code = earlier === block ? "repeat-in-block" : "repeat-in-chain";
      faults.push({ code, block, item, got: transaction.id });
    }
  }
  return faults;
}
