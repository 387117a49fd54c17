/**
 * Branches: valid blocks that are in no chain now, because a greater chain won (contract 4.4).
 */
import type { Block } from "#kit";
import { parentHash } from "./block.ts";
// #lab5 import type { Chain } from "./chain.ts";
// #from reference
import type { LongChain } from "./long-chain.ts";
// #endfrom

/** The blocks of all branches that lost, by hash. */
export class Branches {
  readonly #kept = new Map<string, Block>();

  /** Whether the block with this hash is kept. */
  has(hash: string): boolean {
    return this.#kept.has(hash);
  }

  /** Keeps a block under its hash. */
  keep(hash: string, block: Block): void {
    this.#kept.set(hash, block);
  }

  /** Forgets the block with this hash: it is in the chain now. */
  drop(hash: string): void {
    this.#kept.delete(hash);
  }

  // #from reference
  /** All that is kept, with its hash. */
  list(): [string, Block][] {
    return [...this.#kept];
  }

  // #endfrom
  /**
   * The way from the chain to the block with this hash: the kept blocks from the first one that is
   * not in the chain, oldest first, and the position at which they leave the chain (0: they begin
   * with a first block of their own).
   */
  // #lab5 pathTo(hash: string | null, chain: Chain): { readonly blocks: Block[]; readonly from: number } {
  // #from reference
  pathTo(
    hash: string | null,
    chain: LongChain,
  ): { readonly blocks: Block[]; readonly from: number } {
    // #endfrom
    const blocks: Block[] = [];
    let link = hash;
    while (link !== null) {
      const position = chain.positionOf(link);
      if (position !== undefined) return { blocks: blocks.reverse(), from: position + 1 };
      const block = this.#kept.get(link);
      if (block === undefined) throw new Error(`block ${link} is neither in the chain nor kept`);
      blocks.push(block);
      link = parentHash(block);
    }
    return { blocks: blocks.reverse(), from: 0 };
  }
}
