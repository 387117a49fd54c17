/**
 * A chain: blocks in a row, each holding the hash of the one before (L5).
 */
// #skeleton import { NotImplemented } from "#kit";
import type { Block, OfferedTransaction, Transaction } from "#kit";
import { blockHash, isSoundBlock } from "./block.ts";
// #lab5 import { transactionKey } from "./transaction.ts";
// #from reference
import { rememberKey as transactionKey } from "./remembered-key.ts";
// #endfrom

/** A chain of blocks, and where each transaction and each block of it is found. */
export class Chain {
  readonly #blocks: Block[] = [];
  readonly #hashes: string[] = [];
  readonly #positions = new Map<string, number>();
  readonly #transactions = new Map<string, { readonly item: Transaction; readonly at: number }>();

  /** The blocks from the first on. */
  get blocks(): readonly Block[] {
    return this.#blocks;
  }

  /** How many blocks there are. */
  get length(): number {
    return this.#blocks.length;
  }

  /** The newest block; undefined while there is none. */
  get tip(): Block | undefined {
    return this.#blocks.at(-1);
  }

  /** The hash of the newest block, which the next block holds; null while there is none. */
  get tipHash(): string | null {
    return this.#hashes.at(-1) ?? null;
  }

  /** The hash of the block at a position, counted from 0. */
  hashAt(position: number): string | undefined {
    return this.#hashes[position];
  }

  /** Where the block with this hash is, counted from 0; undefined when it is not in the chain. */
  positionOf(hash: string): number | undefined {
    return this.#positions.get(hash);
  }

  /** Puts a block on top. The caller has made sure that it fits. */
  add(block: Block): void {
    // #region lab5/block-and-chain
    const hash = blockHash(block);
    const at = this.#blocks.push(block) - 1;
    this.#hashes.push(hash);
    this.#positions.set(hash, at);
    for (const item of block.items) this.#transactions.set(transactionKey(item), { item, at });
    // #stub throw new NotImplemented("lab5/block-and-chain");
    // #endregion
  }

  /** Takes off the blocks from a position on and returns them, oldest first. */
  cut(position: number): Block[] {
    for (const hash of this.#hashes.splice(position)) this.#positions.delete(hash);
    const blocks = this.#blocks.splice(position);
    for (const item of blocks.flatMap(({ items }) => items)) {
      this.#transactions.delete(transactionKey(item));
    }
    return blocks;
  }

  /**
   * The chain's own copy of a transaction equal to the given one, if it has one.
   *
   * @param below - only in the blocks before this position.
   */
  find(transaction: OfferedTransaction, below = Infinity): Transaction | undefined {
    // #region lab5/block-and-chain
    const found = this.#transactions.get(transactionKey(transaction));
    return found !== undefined && found.at < below ? found.item : undefined;
    // #stub throw new NotImplemented("lab5/block-and-chain");
    // #endregion
  }
}

/**
 * Whether blocks are a whole chain: the first one's `prev_hash` is null, each further one's is the
 * hash of the block before, every block is sound, and no transaction is there twice.
 */
export function validateChain(blocks: readonly Block[]): boolean {
  // #region lab5/block-and-chain
  const keys = new Set<string>();
  let link: string | null = null;
  for (const block of blocks) {
    if (block.prev_hash !== link || !isSoundBlock(block)) return false;
    for (const item of block.items) {
      if (keys.has(transactionKey(item))) return false;
      keys.add(transactionKey(item));
    }
    link = blockHash(block);
  }
  return true;
  // #stub throw new NotImplemented("lab5/block-and-chain");
  // #endregion
}
