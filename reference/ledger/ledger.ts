/**
 * The ledger: a chain, a pool, and the rules by which both change (L5, contract 4).
 *
 * Every change is judged, written to the journal, and judged again at its place there. Between the
 * two another process may have written: the place in the journal decides, and so every process that
 * reads the journal ends with the same ledger.
 */
import { DEFAULT_ZEROS, MAX_POOL_TRANSACTIONS, ProtocolError } from "#kit";
// #skeleton import { NotImplemented } from "#kit";
import type { Block, Change, Journal, OfferedTransaction, Transaction, WireBlock } from "#kit";
import { blockHash, isSoundBlock, parentHash } from "./block.ts";
import { Branches } from "./branches.ts";
// #lab5 import { Chain } from "./chain.ts";
// #from reference
import { chainJson } from "./chain-json.ts";
import { LongChain } from "./long-chain.ts";
// #endfrom
import { Pool } from "./pool.ts";
// #from reference
import { adoptState, restoreState, saveState } from "./saved-state.ts";
// #endfrom
import { sealOf } from "./seal.ts";
import type { Seal } from "./seal.ts";
// #lab5 import { stampTransaction, transactionKey } from "./transaction.ts";
// #from reference
import { rememberKey as transactionKey } from "./remembered-key.ts";
import { stampTransaction } from "./transaction.ts";
// #endfrom

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
  // #lab5 readonly #chain = new Chain();
  // #from reference
  readonly #chain = new LongChain();
  // #endfrom
  readonly #pool = new Pool();
  readonly #branches = new Branches();

  constructor(journal: Journal<Change, MergeResult>) {
    this.#journal = journal;
  }

  /** Rebuilds the state from what earlier runs wrote, and follows the journal from there. */
  open(): void {
    // #from reference
    const { checkpoints } = this.#journal;
    const state = { chain: this.#chain, pool: this.#pool, branches: this.#branches };
    if (checkpoints?.saved !== undefined) restoreState(checkpoints.saved, state);
    checkpoints?.offer(
      () => saveState(state),
      (saved) => {
        adoptState(saved, state);
      },
    );
    // #endfrom
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
    // #region lab5/blocks
    return this.#chain.blocks.slice(start);
    // #stub throw new NotImplemented("lab5/blocks");
    // #endregion
  }

  // #from reference
  /** How many blocks there are, those that another process has just written among them. */
  count(): number {
    this.catchUp();
    return this.#chain.length;
  }

  /** The JSON of the blocks from a position on, in pieces, without the list's brackets. */
  pieces(start: number): Iterable<string | Uint8Array> {
    return chainJson(this.#chain, start);
  }

  // #endfrom
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
    // #region lab5/merge-blocks
    const seal = sealOf(zeros);
    const { result, fresh } = this.#judge(blocks, seal);
    if (fresh.length === 0) return result;
    if (fresh.some((block) => seal.isAhead(block, now))) return { outcome: "ahead" };
    this.#journal.takeForm(zeros);
    return this.#journal.append({ blocks: fresh });
    // #stub throw new NotImplemented("lab5/merge-blocks");
    // #endregion
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
    // #region lab5/survive
    const { result, fresh } = this.#judge(blocks, sealOf(this.zeros ?? 0));
    if (fresh.length > 0) this.#attach(fresh);
    return result;
    // #stub // Your turn (lab5/survive). Until then, what extends the chain is taken as it is.
    // #stub if (blocks[0]?.prev_hash === this.#chain.tipHash) this.#extend(blocks);
    // #stub return { outcome: "accepted" };
    // #endregion
  }

  /** Judges a list of blocks, in the order of the contract (4.4), and changes nothing. */
  #judge(blocks: readonly Block[], seal: Seal): Verdict {
    // #region lab5/merge-blocks
    if (
      !blocks.every((block) => isSoundBlock(block) && seal.holds(block)) ||
      !isConnected(blocks)
    ) {
      return { result: { outcome: "malicious" }, fresh: [] };
    }
    const known = blocks.findIndex((block) => !this.#holds(blockHash(block)));
    const [first, ...more] = known === -1 ? [] : blocks.slice(known);
    if (first === undefined) return { result: { outcome: "accepted" }, fresh: [] };
    const parent = parentHash(first);
    if (parent !== null && !this.#holds(parent)) {
      return { result: { outcome: "detached" }, fresh: [] };
    }
    const fresh = [first, ...more];
    const below = this.#branches.pathTo(parent, this.#chain);
    const position = below.from + below.blocks.length;
    if (!fresh.every((block, at) => seal.fits(block, position + at))) {
      return { result: { outcome: "malicious" }, fresh: [] };
    }
    const repeated = this.#findRepeated([...below.blocks, ...fresh], below.from);
    if (repeated === undefined) return { result: { outcome: "accepted" }, fresh };
    if (parent !== this.#chain.tipHash) return { result: { outcome: "malicious" }, fresh: [] };
    return { result: { outcome: "duplicate", repeated }, fresh: [] };
    // #stub throw new NotImplemented("lab5/merge-blocks");
    // #endregion
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
