import { contentHash, transactionHash } from "./hashes.ts";
import type { ContentBlock, Transfer, WireTransaction } from "./wire.ts";

/** A transaction with its time, to which a block gives the link. */
export interface TimedTransfer extends Transfer {
  /** Seconds since 1970. */
  readonly t: number;
}

/** The same transactions with each `prev_hash` computed anew; any other key is dropped (contract 4.3). */
export function linkItems(items: readonly TimedTransfer[]): WireTransaction[] {
  let prev_hash: string | null = null;
  return items.map(({ id, sender, receiver, amount, t }) => {
    const linked: WireTransaction = { id, sender, receiver, amount, t, prev_hash };
    prev_hash = transactionHash(linked);
    return linked;
  });
}

/**
 * An unsealed block with computed links, for fixtures.
 *
 * Repeats and empty lists are left as they are, so that invalid blocks can be made as well.
 *
 * @param prevHash - content hash of the block before, `null` for a first one
 */
export function makeBlock(items: readonly TimedTransfer[], prevHash: string | null): ContentBlock {
  return { items: linkItems(items), prev_hash: prevHash };
}

/** An unsealed chain with computed links, one block for each list of items. */
export function makeChain(lists: readonly (readonly TimedTransfer[])[]): ContentBlock[] {
  const blocks: ContentBlock[] = [];
  for (const items of lists) {
    const tip = blocks.at(-1);
    blocks.push(makeBlock(items, tip ? contentHash(tip) : null));
  }
  return blocks;
}
