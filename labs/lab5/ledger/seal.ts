/**
 * What closes a block: nothing but its content (L5), or work on a header (MT). All that differs
 * between the two forms of a chain is here (contract 4.3).
 */
import {
  announcedContent,
  hasSecondReading,
  isAhead,
  isSealed,
  readSealed,
  readUnsealed,
} from "#kit";
import type { Block, WireBlock } from "#kit";
import { contentHash } from "./block.ts";
import { hasWork, headerHash } from "./header.ts";

/** How the blocks of a chain are closed. */
export interface Seal {
  /** A block that arrived, as one of this form. @throws ProtocolError when it is none. */
  readonly read: (block: WireBlock) => Block;
  /** Whether the seal of a block, looked at by itself, holds. */
  holds(block: Block): boolean;
  /** Whether a block may stand at this position of a chain, counted from 0. */
  fits(block: Block, position: number): boolean;
  /** Whether a block is too far ahead of the clock to be taken now. @param now - seconds since 1970. */
  isAhead(block: Block, now: number): boolean;
}

/** The slides' blocks: the hash of the content is the block's, and nothing else closes it. */
const unsealed: Seal = {
  read: readUnsealed,
  holds: () => true,
  fits: () => true,
  isAhead: () => false,
};

/** Mined blocks, whose hashes begin with so many zeros. */
function sealedByWork(zeros: number): Seal {
  return {
    read: readSealed,
    holds(block) {
      if (!isSealed(block) || block.hash !== headerHash(block)) return false;
      if (!hasWork(block.hash, zeros) || hasSecondReading(block)) return false;
      return coversItems(block.data, block);
    },
    fits: (block, position) => isSealed(block) && block.index === position,
    isAhead: (block, now) => isSealed(block) && isAhead(block, now),
  };
}

/** The seal of chains of a difficulty; 0 is the unsealed form. */
export function sealOf(zeros: number): Seal {
  return zeros === 0 ? unsealed : sealedByWork(zeros);
}

/** Whether a header's data and the items are of one piece: the header alone decides what is carried. */
function coversItems(data: string, block: Block): boolean {
  const announced = announcedContent(data);
  if (announced === undefined) return block.items.length === 0;
  return block.items.length > 0 && contentHash(block) === announced;
}
