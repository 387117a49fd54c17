/**
 * A chain's JSON in pieces, each of which is made when it is asked for. What is settled is JSON already.
 */
import type { Block } from "#kit";
import type { LongChain } from "./long-chain.ts";

/** Bytes of settled blocks in a piece: few, since a piece has to be copied on its way out. */
const PIECE_BYTES = 64 * 1024;
/** Transactions of the other blocks in a piece, about: less than a millisecond of writing. */
const PIECE_ITEMS = 250;

/** The blocks from a position on, with commas between, as the chain is now. */
export function chainJson(chain: LongChain, start: number): Iterable<string | Uint8Array> {
  const { settled, recent } = chain;
  const below = settled?.length ?? 0;
  return piecesOf(settled?.json(start), recent.slice(Math.max(0, start - below)));
}

function* piecesOf(
  settled: Buffer | undefined,
  recent: readonly Block[],
): Generator<string | Uint8Array> {
  const bytes = settled?.length ?? 0;
  for (let at = 0; at < bytes; at += PIECE_BYTES) {
    yield settled?.subarray(at, at + PIECE_BYTES) ?? "";
  }
  let [from, items, comma] = [0, 0, bytes > 0 ? "," : ""];
  for (const [at, block] of recent.entries()) {
    items += 1 + block.items.length;
    if (items < PIECE_ITEMS && at < recent.length - 1) continue;
    yield comma + JSON.stringify(recent.slice(from, at + 1)).slice(1, -1);
    [from, items, comma] = [at + 1, 0, ","];
  }
}
