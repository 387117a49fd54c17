import { shownLink } from "./fault.ts";
import type { BlockFault } from "./fault.ts";
import { transactionHash } from "./hashes.ts";
import type { WireBlock } from "./wire.ts";

/**
 * The `item-link` faults of one block (contract 4.3).
 *
 * Each item is compared with the one before it as that arrived, so a forged link also breaks the next.
 */
export function itemLinkFaults(block: WireBlock): BlockFault[] {
  const items = block.items ?? [];
  return items.flatMap((item, position) => {
    const before = items[position - 1];
    const expected = before ? transactionHash(before) : null;
    if (item.prev_hash === expected) return [];
    const got = shownLink(item.prev_hash);
    return [{ code: "item-link", item: position, expected: shownLink(expected), got }];
  });
}
