/**
 * What mining and talking need of a chain, whatever it is kept in.
 */
import type { Block, SealedBlock, WireBlock } from "#kit";

/** A block that is still to be mined: everything but the nonce and the hash. */
export type UnminedBlock = Omit<SealedBlock, "nonce" | "hash">;

/**
 * What became of blocks that were offered: the chain grew or changed, nothing changed, they can't be
 * attached to what is held, or they are invalid.
 */
export type Offer = "adopted" | "unchanged" | "detached" | "refused";

/** A chain of mined blocks. */
export interface MinedChain {
  /** The difficulty in leading hex zeros; undefined or 0 while the chain is not of mined blocks. */
  readonly zeros: number | undefined;
  /** The blocks, from the first one on. */
  blocks(): readonly Block[];
  /** The newest block; undefined while there is none. */
  tip(): SealedBlock | undefined;
  /** The block to mine next, on top of the newest one. @param label - what its data begin with. */
  next(label: string): UnminedBlock;
  /** Takes blocks that were mined here or elsewhere: one, a part of a chain, or a whole one. */
  offer(blocks: readonly WireBlock[]): Offer;
}
