/**
 * The ledger: a chain, a pool, and the rules by which both change (L5, contract 4).
 *
 * Every change is judged, written to the journal, and judged again at its place there. Between the
 * two another process may have written: the place in the journal decides, and so every process that
 * reads the journal ends with the same ledger.
 */
import { MAX_POOL_TRANSACTIONS, ProtocolError } from "#kit";
// #skeleton import { NotImplemented } from "#kit";
import type { Block, Change, Journal, OfferedTransaction, Transaction } from "#kit";
import { blockHash, isSoundBlock } from "./block.ts";
import { Branches } from "./branches.ts";
import { Chain } from "./chain.ts";
import { Pool } from "./pool.ts";
import { stampTransaction, transactionKey } from "./transaction.ts";

/** What became of a list of blocks. */
export type MergeResult =
  | { readonly outcome: "accepted" | "malicious" }
  | { readonly outcome: "duplicate"; readonly repeated: Transaction };

/** A judged list: what is said of it, and the blocks that are new here and fit. */
interface Verdict {
  readonly result: MergeResult;
  readonly fresh: readonly Block[];
}

/** A chain, a pool and the branches that lost, kept in a journal. */
export class Ledger {
  readonly #journal: Journal<Change, MergeResult>;
  readonly #chain = new Chain();
  readonly #pool = new Pool();
  readonly #branches = new Branches();

  constructor(journal: Journal<Change, MergeResult>) {
    this.#journal = journal;
  }

  /** Rebuilds the state from what earlier runs wrote, and follows the journal from there. */
  open(): void {
    // #region lab5/survive
    for (const change of this.#journal.history()) this.#apply(change);
    // #stub // Your turn (lab5/survive). Until then, a ledger starts empty.
    // #endregion
    this.#journal.follow((change) => this.#apply(change));
  }

  /** Takes in what other processes wrote to the journal. */
  catchUp(): void {
    this.#journal.poll();
  }

  /** The transactions that wait. */
  pool(): Transaction[] {
    return this.#pool.list();
  }

  /** How many transactions wait. */
  get waiting(): number {
    return this.#pool.size;
  }

  /** The hash of the newest block; null while there is none. */
  get tipHash(): string | null {
    return this.#chain.tipHash;
  }

  /** The blocks from a position on, counted from 0; none when it is past the end. */
  blocks(start = 0): readonly Block[] {
    // #region lab5/blocks
    return this.#chain.blocks.slice(start);
    // #stub throw new NotImplemented("lab5/blocks");
    // #endregion
  }

  /**
   * Adds to the pool what is neither in it nor in the chain, stamped with the time `t` (seconds since
   * 1970). All or nothing.
   *
   * @throws ProtocolError with status 503 when the pool is full.
   */
  mergePool(offered: readonly OfferedTransaction[], t: number): void {
    // #region lab5/merge-pool
    this.catchUp();
    const fresh = new Map<string, Transaction>();
    for (const transaction of offered) {
      if (this.#pool.has(transaction) || this.#chain.find(transaction) !== undefined) continue;
      fresh.set(transactionKey(transaction), stampTransaction(transaction, t));
    }
    if (fresh.size === 0) return;
    if (this.#pool.size + fresh.size > MAX_POOL_TRANSACTIONS) {
      throw new ProtocolError(503, "The pool is full: wait for a block and offer it again");
    }
    this.#journal.append({ pool: [...fresh.values()] });
    // #stub throw new NotImplemented("lab5/merge-pool");
    // #endregion
  }

  /** Merges a list of blocks: a whole chain or a connected part of one. */
  mergeBlocks(blocks: readonly Block[]): MergeResult {
    // #region lab5/merge-blocks
    this.catchUp();
    const { result, fresh } = this.#judge(blocks);
    return fresh.length === 0 ? result : this.#journal.append({ blocks: fresh });
    // #stub throw new NotImplemented("lab5/merge-blocks");
    // #endregion
  }

  /** Writes a block that was made here; it is judged at its place like any other. */
  seal(block: Block): MergeResult {
    return this.#journal.append({ blocks: [block] });
  }

  /** Takes a change at its place in the journal. */
  #apply(change: Change): MergeResult {
    if ("blocks" in change) return this.#applyBlocks(change.blocks);
    for (const transaction of change.pool) {
      if (this.#chain.find(transaction) === undefined) this.#pool.add(transaction);
    }
    return { outcome: "accepted" };
  }

  /** Judges blocks at their place in the journal, which another process may have written. */
  #applyBlocks(blocks: readonly Block[]): MergeResult {
    // #region lab5/survive
    const { result, fresh } = this.#judge(blocks);
    if (fresh.length > 0) this.#attach(fresh);
    return result;
    // #stub // Your turn (lab5/survive). Until then, what extends the chain is taken as it is.
    // #stub if (blocks[0]?.prev_hash === this.#chain.tipHash) this.#extend(blocks);
    // #stub return { outcome: "accepted" };
    // #endregion
  }

  /** Judges a list of blocks, in the order of the contract (4.4), and changes nothing. */
  #judge(blocks: readonly Block[]): Verdict {
    // #region lab5/merge-blocks
    if (!blocks.every(isSoundBlock) || !isConnected(blocks)) {
      return { result: { outcome: "malicious" }, fresh: [] };
    }
    const known = blocks.findIndex((block) => !this.#holds(blockHash(block)));
    const fresh = known === -1 ? [] : blocks.slice(known);
    const [first] = fresh;
    if (first === undefined || (first.prev_hash !== null && !this.#holds(first.prev_hash))) {
      return { result: { outcome: "accepted" }, fresh: [] };
    }
    const repeated = this.#findRepeated(fresh, first.prev_hash);
    if (repeated === undefined) return { result: { outcome: "accepted" }, fresh };
    if (first.prev_hash !== this.#chain.tipHash)
      return { result: { outcome: "malicious" }, fresh: [] };
    return { result: { outcome: "duplicate", repeated }, fresh: [] };
    // #stub throw new NotImplemented("lab5/merge-blocks");
    // #endregion
  }

  /** Whether the block with this hash is in the chain or in a branch. */
  #holds(hash: string): boolean {
    return this.#chain.positionOf(hash) !== undefined || this.#branches.has(hash);
  }

  /**
   * The first transaction that is twice in the branch from its first block, past the block with hash
   * `parent`, to the end of `fresh`; undefined when there is none.
   */
  #findRepeated(fresh: readonly Block[], parent: string | null): Transaction | undefined {
    const { blocks, from } = this.#branches.pathTo(parent, this.#chain);
    const seen = new Set<string>();
    for (const item of [...blocks, ...fresh].flatMap(({ items }) => items)) {
      const key = transactionKey(item);
      if (seen.has(key) || this.#chain.find(item, from) !== undefined) return item;
      seen.add(key);
    }
    return undefined;
  }

  /** Takes judged blocks: on top of the chain, or as a branch that may become the chain. */
  #attach(fresh: readonly Block[]): void {
    if (fresh[0]?.prev_hash === this.#chain.tipHash) this.#extend(fresh);
    else this.#branch(fresh);
  }

  /** Puts blocks on top of the chain; what they hold waits no longer. */
  #extend(blocks: readonly Block[]): void {
    for (const block of blocks) {
      this.#chain.add(block);
      for (const item of block.items) this.#pool.remove(item);
    }
  }

  /**
   * Keeps a branch, and makes it the chain when it is the greater one: the longer, or at equal length
   * the one with the lower tip hash as text. Then the blocks that the chain gives up are kept, and
   * their transactions wait again, with the `t` they had there, unless the new chain has them.
   */
  #branch(fresh: readonly Block[]): void {
    // #region lab5/fork
    const hashes = fresh.map(blockHash);
    for (const [at, block] of fresh.entries()) this.#branches.keep(hashes[at] ?? "", block);
    const tip = hashes.at(-1) ?? "";
    const { blocks, from } = this.#branches.pathTo(tip, this.#chain);
    const length = from + blocks.length;
    const isGreater =
      length > this.#chain.length ||
      (length === this.#chain.length && tip < (this.#chain.tipHash ?? ""));
    if (!isGreater) return;
    const givenUp = this.#chain.cut(from);
    for (const block of givenUp) this.#branches.keep(blockHash(block), block);
    for (const block of blocks) this.#branches.drop(blockHash(block));
    this.#extend(blocks);
    for (const item of givenUp.flatMap(({ items }) => items)) {
      if (this.#chain.find(item) === undefined) this.#pool.add({ ...item, prev_hash: null });
    }
    // #stub // Your turn (lab5/fork). Until then, only what extends the chain is taken.
    // #endregion
  }
}

/** Whether each block of a list holds the hash of the one before. */
function isConnected(blocks: readonly Block[]): boolean {
  return blocks.every((block, at) => {
    const before = blocks[at - 1];
    return before === undefined || block.prev_hash === blockHash(before);
  });
}
