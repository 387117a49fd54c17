/**
 * How the blocks of a chain become {@link SettledBlocks}: piece after piece, each a matter of a few
 * milliseconds. What is settled already is taken over as it is.
 */
import type { Block } from "#kit";
import type { LongChain } from "./long-chain.ts";
import { NUMBER_BYTES } from "./settled-blocks.ts";
import type { SettledBlocks, SettledSizes } from "./settled-blocks.ts";
import { TransactionIndex } from "./transaction-index.ts";
import { transactionKey } from "./transaction.ts";

const NO_ITEMS = '"items":[]';
/** Bytes that are handed on at a time. */
const PIECE_BYTES = 256 * 1024;
/** Transactions that are written as JSON at a time, about. */
const PIECE_ITEMS = 1000;
/** Slots or hashes that are gone through at a time. */
const PIECE_ENTRIES = 50_000;
/** More is not settled: a buffer of Node.js holds 2 GiB. */
const MAX_TEXT_BYTES = 1024 * 1024 * 1024;
const NOTHING = new Uint8Array();

/** Bytes that are given in pieces, and what is known of them when the last one was given. */
export type Pieces<Known> = Generator<Uint8Array, Known, undefined>;

/**
 * The settled form of a chain as it is now, whatever becomes of it before the last piece is taken.
 *
 * @returns the sizes of its parts.
 */
export function settle(chain: LongChain): Pieces<SettledSizes> {
  const { settled } = chain;
  const old = settled && {
    settled,
    texts: settled.json(0),
    blocks: settled.length,
    items: settled.items,
  };
  const recent = chain.recent.slice();
  const hashes = Array.from({ length: chain.length }, (_, at) => chain.hashAt(at) ?? "");
  return piecesOf(old, recent, hashes);
}

/** The blocks that were settled before. */
interface Old {
  readonly settled: SettledBlocks;
  readonly texts: Buffer;
  readonly blocks: number;
  readonly items: number;
}

function* piecesOf(
  old: Old | undefined,
  recent: readonly Block[],
  hashes: readonly string[],
): Pieces<SettledSizes> {
  const items = recent.reduce((sum, block) => sum + block.items.length, old?.items ?? 0);
  // Nobody can choose transactions that collide in the index before this hash is known.
  const seed = old?.settled.seed ?? Number.parseInt(hashes.at(-1)?.slice(-8) ?? "0", 16);
  const ends = Buffer.alloc(hashes.length * NUMBER_BYTES);
  const before = Buffer.alloc(ends.length);
  const offsets = Buffer.alloc(items * NUMBER_BYTES);
  const index = TransactionIndex.for(items, seed);
  if (old !== undefined) {
    old.settled.ends.copy(ends, 0, 0, old.blocks * NUMBER_BYTES);
    old.settled.before.copy(before, 0, 0, old.blocks * NUMBER_BYTES);
    old.settled.offsets.copy(offsets, 0, 0, old.items * NUMBER_BYTES);
    yield* inPieces(old.texts);
    yield* takeIndex(index, old);
  }
  let texts = old?.texts.length ?? 0;
  let block = old?.blocks ?? 0;
  let item = old?.items ?? 0;
  let piece = "";
  let itemsOfPiece = 0;
  for (const one of recent) {
    const { json, starts } = textOf(one);
    if (block > 0) piece += ",";
    const from = texts + (block > 0 ? 1 : 0);
    texts = from + json.length;
    if (texts > MAX_TEXT_BYTES) throw new RangeError("the chain is too long to be settled");
    ends.writeUInt32LE(texts, block * NUMBER_BYTES);
    before.writeUInt32LE(item, block * NUMBER_BYTES);
    for (const [at, start] of starts.entries()) {
      offsets.writeUInt32LE(from + start, item * NUMBER_BYTES);
      const transaction = one.items[at];
      if (transaction !== undefined) index.add(transactionKey(transaction), item);
      item++;
    }
    block++;
    piece += json;
    itemsOfPiece += 1 + starts.length;
    if (itemsOfPiece < PIECE_ITEMS) continue;
    yield Buffer.from(piece, "latin1");
    [piece, itemsOfPiece] = ["", 0];
  }
  yield Buffer.from(piece, "latin1");
  for (const part of [ends, before, offsets, index.bytes]) yield* inPieces(part);
  const hashBytes = yield* listInPieces(hashes, PIECE_ENTRIES, (some) => some.join(","));
  const sizes = { texts, blocks: block, items, index: index.bytes.length };
  return { ...sizes, hashes: hashBytes, seed };
}

/** A block's JSON, and where in it the JSON of each of its transactions begins. */
function textOf(block: Block): { readonly json: string; readonly starts: readonly number[] } {
  const frame = JSON.stringify({ ...block, items: [] });
  // In a text of JSON a quotation mark would have a backslash before it: so this is the list itself.
  const list = frame.indexOf(NO_ITEMS) + NO_ITEMS.length - 1;
  const items = block.items.map((item) => JSON.stringify(item));
  let start = list;
  const starts = items.map((text) => {
    const here = start;
    start += text.length + 1;
    return here;
  });
  return { json: frame.slice(0, list) + items.join(",") + frame.slice(list), starts };
}

function* inPieces(bytes: Buffer): Pieces<void> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield bytes.subarray(at, at + PIECE_BYTES);
  }
}

function* takeIndex(index: TransactionIndex, { settled, items }: Old): Pieces<void> {
  const slots = settled.index.bytes.length / (2 * NUMBER_BYTES);
  for (let at = 0; at < slots; at += PIECE_ENTRIES) {
    index.take(settled.index, at, at + PIECE_ENTRIES, items);
    yield NOTHING;
  }
}

/**
 * A list as text, with a comma between its entries, in pieces of so many of them.
 *
 * @param textOf - the text of some entries, with commas between.
 * @returns how many bytes that is.
 */
export function* listInPieces<Entry>(
  list: readonly Entry[],
  entries: number,
  textOf: (some: readonly Entry[]) => string,
): Pieces<number> {
  let bytes = 0;
  for (let at = 0; at < list.length; at += entries) {
    const text = textOf(list.slice(at, at + entries));
    const piece = Buffer.from(at === 0 ? text : `,${text}`, "latin1");
    bytes += piece.length;
    yield piece;
  }
  return bytes;
}
