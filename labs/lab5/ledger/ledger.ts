/**
 * The ledger: a chain, a pool, and the rules by which both change (L5, contract 4).
 *
 * Every change is judged, written to the journal, and judged again at its place there. Between the
 * two another process may have written: the place in the journal decides, and so every process that
 * reads the journal ends with the same ledger.
 */
import { DEFAULT_ZEROS, MAX_POOL_TRANSACTIONS, ProtocolError } from "#kit";
import { NotImplemented } from "#kit";
import type { Block, Change, Journal, OfferedTransaction, Transaction, WireBlock } from "#kit";
import { blockHash, isSoundBlock, parentHash } from "./block.ts";
import { Branches } from "./branches.ts";
import { Chain } from "./chain.ts";
import { Pool } from "./pool.ts";
import { sealOf } from "./seal.ts";
import type { Seal } from "./seal.ts";
import { stampTransaction, transactionKey } from "./transaction.ts";

/**
 * What became of a list of blocks. `detached` is accepted, too: nothing is known of what it stands on,
 * and so nothing of it was kept. `ahead` is more than two hours ahead of the clock.
 */
export type MergeResult =
  | { readonly outcome: "accepted" | "detached" | "malicious" | "ahead" }
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
    // Your turn (lab5/survive). Until then, a ledger starts empty.
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

  /** The difficulty in leading hex zeros, 0: unsealed; undefined while no block has settled it. */
  get zeros(): number | undefined {
    return this.#journal.zeros;
  }

  /** The newest block; undefined while there is none. */
  get tip(): Block | undefined {
    return this.#chain.tip;
  }

  /** The hash of the newest block; null while there is none. */
  get tipHash(): string | null {
    return this.#chain.tipHash;
  }

  /** Whether a block with this hash is in the chain, or kept in a branch. */
  holds(hash: string): boolean {
    return this.#holds(hash);
  }

  /** The blocks from a position on, counted from 0; none when it is past the end. */
  blocks(start = 0): readonly Block[] {
    throw new NotImplemented("lab5/blocks");
  }

  /**
   * Adds to the pool what is neither in it nor in the chain, stamped with the time `t` (seconds since
   * 1970). All or nothing.
   *
   * @throws ProtocolError with status 503 when the pool is full.
   */
  mergePool(offered: readonly OfferedTransaction[], t: number): void {
    throw new NotImplemented("lab5/merge-pool");
  }

  /**
   * Merges a list of blocks: a whole chain or a connected part of one. The first block of all settles
   * the form and the difficulty where the command line has not.
   *
   * @param now - the time in seconds since 1970, for what is ahead of it.
   * @throws ProtocolError with status 400 when a block is malformed; nothing is taken then.
   */
  mergeBlocks(offered: readonly WireBlock[], now: number): MergeResult {
    this.catchUp();
    const zeros = this.zeros ?? (offered[0]?.hash === undefined ? 0 : DEFAULT_ZEROS);
    const seal = sealOf(zeros);
    return this.#merge(offered.map(seal.read), zeros, now);
  }

  /** Merges blocks of the right form. */
  #merge(blocks: readonly Block[], zeros: number, now: number): MergeResult {
    throw new NotImplemented("lab5/merge-blocks");
  }

  /** Writes a block that was made here; it is judged at its place like any other. */
  seal(block: Block): MergeResult {
    this.#journal.takeForm(this.zeros ?? 0);
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
    // Your turn (lab5/survive). Until then, what extends the chain is taken as it is.
    if (blocks[0]?.prev_hash === this.#chain.tipHash) this.#extend(blocks);
    return { outcome: "accepted" };
  }

  /** Judges a list of blocks, in the order of the contract (4.4), and changes nothing. */
  #judge(blocks: readonly Block[], seal: Seal): Verdict {
    throw new NotImplemented("lab5/merge-blocks");
  }

  /** Whether the block with this hash is in the chain or in a branch. */
  #holds(hash: string): boolean {
    return this.#chain.positionOf(hash) !== undefined || this.#branches.has(hash);
  }

  /** The first transaction that is twice in the chain below a position and the blocks above it. */
  #findRepeated(above: readonly Block[], position: number): Transaction | undefined {
    const seen = new Set<string>();
    for (const item of above.flatMap(({ items }) => items)) {
      const key = transactionKey(item);
      if (seen.has(key) || this.#chain.find(item, position) !== undefined) return item;
      seen.add(key);
    }
    return undefined;
  }

  /** Takes judged blocks: on top of the chain, or as a branch that may become the chain. */
  #attach(fresh: readonly Block[]): void {
    const [first] = fresh;
    if (first !== undefined && parentHash(first) === this.#chain.tipHash) this.#extend(fresh);
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
    // Your turn (lab5/fork). Until then, only what extends the chain is taken.
  }
}

/** Whether each block of a list holds the hash of the one before. */
function isConnected(blocks: readonly Block[]): boolean {
  return blocks.every((block, at) => {
    const before = blocks[at - 1];
    return before === undefined || block.prev_hash === blockHash(before);
  });
}
