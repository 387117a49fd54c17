/**
 * A ledger's state as a checkpoint holds it: the chain as {@link SettledBlocks}, pool and branches as
 * lists of JSON, and at the end how long each part is.
 */
import type { Block, Transaction } from "#kit";
import type { Branches } from "./branches.ts";
import type { LongChain } from "./long-chain.ts";
import type { Pool } from "./pool.ts";
import { listInPieces, settle } from "./settle.ts";
import type { Pieces } from "./settle.ts";
import { NUMBER_BYTES, SettledBlocks } from "./settled-blocks.ts";

/**
 * The name and version of this form. It also stands for the rules by which blocks are judged: whoever
 * changes either, so that what was saved before would not come about now, counts it up.
 */
export const STATE_FORM = "ledger 1";

/** Numbers behind all parts: how long these are. */
const SIZES = 8;
/** Transactions or blocks of a list that are written at a time. */
const PIECE_ENTRIES = 1000;

/** All that a ledger holds. */
export interface LedgerState {
  readonly chain: LongChain;
  readonly pool: Pool;
  readonly branches: Branches;
}

/** The bytes of a state as it is now, in pieces. */
export function saveState({ chain, pool, branches }: LedgerState): Iterable<Uint8Array> {
  return piecesOf(settle(chain), pool.list(), branches.list());
}

/** Fills an empty ledger with a state that was saved. */
export function restoreState(bytes: Buffer, { chain, pool, branches }: LedgerState): void {
  const { settled, lists, sizes } = partsOf(bytes);
  const middle = lists + sizes.pool;
  if (settled !== undefined) chain.adopt(settled);
  const waiting = bytes.toString("latin1", lists, middle);
  const kept = bytes.toString("latin1", middle, middle + sizes.kept);
  for (const transaction of JSON.parse(`[${waiting}]`) as Transaction[]) pool.add(transaction);
  for (const [hash, block] of JSON.parse(`[${kept}]`) as [string, Block][]) {
    branches.keep(hash, block);
  }
}

/** Lets a chain hold its older blocks as the bytes in which they were saved, if they still are its own. */
export function adoptState(bytes: Buffer, { chain }: LedgerState): void {
  const { settled } = partsOf(bytes);
  if (settled !== undefined) chain.adopt(settled);
}

/** The parts of a state: its blocks, and where the lists of pool and branches are. */
function partsOf(bytes: Buffer): {
  readonly settled: SettledBlocks | undefined;
  readonly lists: number;
  readonly sizes: { readonly pool: number; readonly kept: number };
} {
  const sizes = bytes.subarray(-SIZES * NUMBER_BYTES);
  const size = (at: number): number => sizes.readUInt32LE(at * NUMBER_BYTES);
  const [pool, kept] = [size(6), size(7)];
  const parts = { texts: size(0), blocks: size(1), items: size(2), index: size(3) };
  const settled =
    parts.blocks === 0
      ? undefined
      : new SettledBlocks(bytes, { ...parts, hashes: size(4), seed: size(5) });
  return { settled, lists: bytes.length - sizes.length - pool - kept, sizes: { pool, kept } };
}

function* piecesOf(
  settled: ReturnType<typeof settle>,
  waiting: readonly Transaction[],
  kept: readonly (readonly [string, Block])[],
): Pieces<void> {
  const { texts, blocks, items, index, hashes, seed } = yield* settled;
  const poolBytes = yield* listOf(waiting);
  const keptBytes = yield* listOf(kept);
  const sizes = Buffer.alloc(SIZES * NUMBER_BYTES);
  const numbers = [texts, blocks, items, index, hashes, seed, poolBytes, keptBytes];
  for (const [at, number] of numbers.entries()) sizes.writeUInt32LE(number, at * NUMBER_BYTES);
  yield sizes;
}

/** A list as JSON without its brackets; how many bytes that is. */
function listOf(list: readonly unknown[]): Pieces<number> {
  return listInPieces(list, PIECE_ENTRIES, (some) => JSON.stringify(some).slice(1, -1));
}
