import { itemLinkFaults } from "./content-faults.ts";
import { shownLink } from "./fault.ts";
import type { BlockFault, Fault } from "./fault.ts";
import { contentHash } from "./hashes.ts";
import { headerOf } from "./header.ts";
import { repeatFaults } from "./repeat-faults.ts";
import { sealFaults } from "./seal-faults.ts";
import type { WireBlock } from "./wire.ts";

/** How a chain is to be judged. */
export interface ChainForm {
  /** Difficulty in leading hex zeros, as the node's `-z`; 0 is the unsealed form. */
  readonly zeros: number;
}

/**
 * Everything that is wrong with a whole chain, from its first block on (contract 4.4); the empty list
 * says that it is valid.
 *
 * Faults stand in the order of the blocks; in a block, its link, its seal, its items, its repeats. In
 * an unsealed chain a header is an unknown key, and nobody looks at it. The clock is never asked: a
 * block ahead of its time is refused when it arrives, not here. Never throws on values of the right
 * types.
 */
export function chainFaults(blocks: readonly WireBlock[], { zeros }: ChainForm): Fault[] {
  const repeats = repeatFaults(blocks);
  return blocks.flatMap((block, position) => {
    const before = blocks[position - 1];
    const found: BlockFault[] = [
      ...(before ? linkFaults(block, before, zeros) : firstLinkFaults(block)),
      ...(zeros > 0 ? sealFaults(block, position, zeros) : emptyFaults(block)),
      ...itemLinkFaults(block),
    ];
    const placed = found.map((fault) => ({ ...fault, block: position }));
    return [...placed, ...repeats.filter((fault) => fault.block === position)];
  });
}

function firstLinkFaults(block: WireBlock): BlockFault[] {
  if (!block.prev_hash) return [];
  return [{ code: "first-block-link", expected: "null", got: block.prev_hash }];
}

/** A stated hash is taken at its word here, so that one forged header is not two faults. */
function linkFaults(block: WireBlock, before: WireBlock, zeros: number): BlockFault[] {
  const expected = zeros > 0 ? headerOf(before).hash : contentHash(before);
  if (block.prev_hash === expected) return [];
  return [{ code: "block-link", expected, got: shownLink(block.prev_hash) }];
}

function emptyFaults(block: WireBlock): BlockFault[] {
  return block.items?.length ? [] : [{ code: "empty-block", expected: "at least one item" }];
}
