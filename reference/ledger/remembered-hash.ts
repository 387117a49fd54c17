/**
 * Hashes of blocks, remembered: a block that arrives is asked for its hash several times, and to hash
 * its content is most of what a ledger does. Blocks never change, so neither do their hashes.
 */
import type { Block } from "#kit";

const remembered = new WeakMap<Block, string>();

/** What `hash` gives for a block; it is called once for each block. */
export function rememberHash(block: Block, hash: (block: Block) => string): string {
  const known = remembered.get(block);
  if (known !== undefined) return known;
  const made = hash(block);
  remembered.set(block, made);
  return made;
}
