import type { SealedBlock } from "../contract/block.ts";
import { deepFreeze } from "./deep-freeze.ts";

/** A block that many nodes hold, and its text as it is posted. */
export interface SharedBlock {
  readonly block: SealedBlock;
  readonly text: string;
}

/**
 * The mined blocks of a large network, each once: else a thousand nodes would hold a thousand copies.
 * They are frozen, so that a program that changes one gets an error instead of changing it for all.
 */
export class SharedBlocks {
  readonly #blocks = new Map<string, SharedBlock>();

  /** The block of all that equals this one, which its hash decides: it covers header and items. */
  of(block: SealedBlock): SharedBlock {
    const known = this.#blocks.get(block.hash);
    if (known !== undefined) return known;
    const text = JSON.stringify(block);
    const shared = { block: deepFreeze(JSON.parse(text) as SealedBlock), text };
    this.#blocks.set(block.hash, shared);
    return shared;
  }
}
