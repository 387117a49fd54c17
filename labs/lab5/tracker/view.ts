/**
 * What a tracker knows of one node's ledger: what the node last answered, never what it was sent.
 */
import type { Block, OfferedTransaction } from "#kit";
import { blockHash, parentHash } from "../ledger/block.ts";
import { transactionKey } from "../ledger/transaction.ts";

/** After so many ticks without an answer, a question about blocks is asked again. */
const PATIENCE_TICKS = 3;

/** The pool and the chain of one node, as far as it has told them. */
export class View {
  readonly #blocks: Block[] = [];
  readonly #hashes: string[] = [];
  readonly #mined = new Set<string>();
  #pool: ReadonlyMap<string, OfferedTransaction> | null = null;
  #hasChain = false;
  /** From which position the node was asked; null when no question is open. */
  #asked: number | null = null;
  #waited = 0;
  #step = 1;
  #round = 0;
  /** What was sent to the node, by what names it, and after which question. */
  readonly #offers = new Map<string, number>();

  /** The waiting transactions that the node named, by key; null when it has named none yet. */
  get pool(): ReadonlyMap<string, OfferedTransaction> | null {
    return this.#pool;
  }

  /** The node's blocks; null when it has named none yet. */
  get blocks(): readonly Block[] | null {
    return this.#hasChain ? this.#blocks : null;
  }

  /** The hash of the newest block that is known of the node; empty when there is none. */
  get tipHash(): string {
    return this.#hashes.at(-1) ?? "";
  }

  /** Whether the node's chain has a transaction equal to the one with this key. */
  hasMined(key: string): boolean {
    return this.#mined.has(key);
  }

  /**
   * From which position to ask for blocks now: that of the newest block known of the node, so that a
   * switch to another chain of the same length shows. Null while an earlier question is open.
   */
  nextQuestion(): number | null {
    if (this.#asked !== null && ++this.#waited < PATIENCE_TICKS) return null;
    this.#waited = 0;
    this.#round += 1;
    this.#asked = Math.max(0, this.#blocks.length - 1);
    return this.#asked;
  }

  /** Takes the node's answer to `pool`. */
  takePool(pool: readonly OfferedTransaction[]): void {
    this.#pool = new Map(pool.map((transaction) => [transactionKey(transaction), transaction]));
  }

  /**
   * Takes an answer about blocks. Where it belongs is read from the answer itself: after a pause it may
   * be the one to an earlier question. When it does not join what is known, the node has changed to
   * another chain, and the question has to be asked again further back, each time twice as far: then
   * that position is returned, else null.
   */
  takeBlocks(blocks: readonly Block[]): number | null {
    const asked = this.#asked;
    this.#asked = null;
    const position = this.#positionOf(blocks, asked);
    if (position === null) {
      if (asked === null || asked === 0) return null;
      this.#asked = Math.max(0, asked - this.#step);
      this.#step *= 2;
      return this.#asked;
    }
    this.#step = 1;
    this.#hasChain = true;
    this.#replaceFrom(position, blocks);
    for (const [name, round] of this.#offers) {
      if (round < this.#round) this.#offers.delete(name);
    }
    return null;
  }

  /** How many blocks this chain and another one have in common, from the first one on. */
  commonWith(other: View): number {
    let common = Math.min(this.#hashes.length, other.#hashes.length);
    while (common > 0 && this.#hashes[common - 1] !== other.#hashes[common - 1]) common -= 1;
    return common;
  }

  /**
   * Notes that something is sent to the node; false when it was sent already, after the question that
   * the node has not answered yet.
   */
  offer(name: string): boolean {
    if (this.#offers.has(name)) return false;
    this.#offers.set(name, this.#round);
    return true;
  }

  /** The position of an answer's first block in the node's chain; null when nothing tells it. */
  #positionOf([first]: readonly Block[], asked: number | null): number | null {
    if (first === undefined) return asked === 0 ? 0 : null;
    if (parentHash(first) === null) return 0;
    const known = this.#hashes.lastIndexOf(blockHash(first));
    return known === -1 ? null : known;
  }

  #replaceFrom(position: number, blocks: readonly Block[]): void {
    this.#hashes.splice(position);
    for (const block of this.#blocks.splice(position)) {
      for (const item of block.items) this.#mined.delete(transactionKey(item));
    }
    for (const block of blocks) {
      this.#blocks.push(block);
      this.#hashes.push(blockHash(block));
      for (const item of block.items) this.#mined.add(transactionKey(item));
    }
  }
}
