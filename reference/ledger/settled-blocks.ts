/**
 * The older blocks of a long chain, as the bytes in which a checkpoint holds them. What is asked for is
 * read; the rest stays bytes, which takes a quarter of the memory and no time at a start.
 *
 *     TEXTS ENDS BEFORE OFFSETS INDEX HASHES
 *
 * TEXTS are the blocks as JSON, with a comma between. ENDS tells for each block where its text ends,
 * BEFORE how many transactions are in the blocks before it, OFFSETS where the text of each transaction
 * begins; all of them 32 bits, little-endian. INDEX finds a transaction's number by its key, HASHES are
 * the blocks' own, with a comma between.
 */
import type { Block, OfferedTransaction, Transaction } from "#kit";
import { rememberKey } from "./remembered-key.ts";
import { TransactionIndex } from "./transaction-index.ts";
import { transactionKey } from "./transaction.ts";

/** Bytes of a number in the settled form: 32 bits, little-endian. */
export const NUMBER_BYTES = 4;
const BRACE = 0x7d;

/** How long the parts are, and what the index's hashes begin with. */
export interface SettledSizes {
  readonly texts: number;
  readonly blocks: number;
  readonly items: number;
  readonly index: number;
  readonly hashes: number;
  readonly seed: number;
}

/** Blocks from a chain's first one on; they can only become fewer. */
export class SettledBlocks {
  /** The blocks' JSON, those that were cut off included. */
  readonly texts: Buffer;
  readonly ends: Buffer;
  readonly before: Buffer;
  readonly offsets: Buffer;
  readonly index: TransactionIndex;
  readonly seed: number;
  readonly #hashes: string[];
  readonly #positions = new Map<string, number>();
  #newest: { readonly position: number; readonly block: Block } | undefined;

  constructor(bytes: Buffer, { texts, blocks, items, index, hashes, seed }: SettledSizes) {
    let from = 0;
    const take = (length: number): Buffer => bytes.subarray(from, (from += length));
    this.texts = take(texts);
    this.ends = take(blocks * NUMBER_BYTES);
    this.before = take(blocks * NUMBER_BYTES);
    this.offsets = take(items * NUMBER_BYTES);
    this.index = new TransactionIndex(take(index), seed);
    this.seed = seed;
    this.#hashes = take(hashes).toString("latin1").split(",");
    for (const [at, hash] of this.#hashes.entries()) this.#positions.set(hash, at);
    this.items = items;
  }

  /** How many transactions are in the blocks. */
  items: number;

  /** How many blocks there are. */
  get length(): number {
    return this.#hashes.length;
  }

  /** The blocks' hashes. */
  get hashes(): readonly string[] {
    return this.#hashes;
  }

  /** Where the block with this hash is; undefined when it is not here. */
  positionOf(hash: string): number | undefined {
    return this.#positions.get(hash);
  }

  /** The newest block; undefined when all were cut off. */
  get tip(): Block | undefined {
    const position = this.length - 1;
    if (position < 0) return undefined;
    if (this.#newest?.position !== position) {
      this.#newest = {
        position,
        block: JSON.parse(this.json(position).toString("latin1")) as Block,
      };
    }
    return this.#newest.block;
  }

  /** The JSON of the blocks from a position on, with a comma between. */
  json(from: number): Buffer {
    if (from >= this.length) return this.texts.subarray(0, 0);
    return this.texts.subarray(
      from === 0 ? 0 : this.#end(from - 1) + 1,
      this.#end(this.length - 1),
    );
  }

  /** The blocks from a position on. */
  blocks(from: number): Block[] {
    return JSON.parse(`[${this.json(from).toString("latin1")}]`) as Block[];
  }

  /** As `Chain.find`. */
  find(transaction: OfferedTransaction, below: number): Transaction | undefined {
    const key = rememberKey(transaction);
    let item: Transaction | undefined;
    const number = this.index.find(key, (found) => {
      if (found >= this.items) return false;
      item = this.#item(found);
      return transactionKey(item) === key;
    });
    return number !== undefined && this.#blockOf(number) < below ? item : undefined;
  }

  /** Takes off the blocks from a position on and returns them, oldest first. */
  cut(position: number): Block[] {
    const blocks = this.blocks(position);
    if (blocks.length > 0) this.items = this.before.readUInt32LE(position * NUMBER_BYTES);
    for (const hash of this.#hashes.splice(position)) this.#positions.delete(hash);
    return blocks;
  }

  #end(position: number): number {
    return this.ends.readUInt32LE(position * NUMBER_BYTES);
  }

  /** The transaction with this number; its text has no brace but its own. */
  #item(number: number): Transaction {
    const from = this.offsets.readUInt32LE(number * NUMBER_BYTES);
    const text = this.texts.toString("latin1", from, this.texts.indexOf(BRACE, from) + 1);
    return JSON.parse(text) as Transaction;
  }

  /** The position of the block that has the transaction with this number: the last that begins before. */
  #blockOf(number: number): number {
    let [low, high] = [0, this.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (this.before.readUInt32LE(middle * NUMBER_BYTES) <= number) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
