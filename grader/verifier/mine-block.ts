import { contentHash, headerHash } from "./hashes.ts";
import { linkItems } from "./make-chain.ts";
import type { TimedTransfer } from "./make-chain.ts";
import { secondReading } from "./second-reading.ts";
import type { SealedBlock } from "./wire.ts";

/** What a sealed block is mined from. */
export interface MineOptions {
  /** Position in the chain, from 0. */
  readonly index: number;
  /** `hash` of the block before; `null` or `""` for a first one, which is written as `""`. */
  readonly prevHash: string | null;
  /** Beginning of `data`; when there are items, a space and their content hash are put behind it. */
  readonly data: string;
  /** UTC, 20 digits. */
  readonly timestamp: string;
  readonly items: readonly TimedTransfer[];
  /** Difficulty in leading hex zeros; each one makes the search 16 times as long. */
  readonly zeros: number;
  /** The first nonce to try. */
  readonly startNonce: number;
}

/** The smallest nonce of as many digits as the largest has: it can't take in one more. */
const FIRST_LONGEST_NONCE = 10 ** 15;

/**
 * A sealed block with computed links, content hash, nonce and hash, for fixtures (contract 4.3).
 *
 * Nonces are tried in order. One that leaves a second reading is passed over; where that reading takes
 * digits out of `data` the next nonces would have it too, and the search goes on at 10^15, from where
 * no reading of that kind fits. Runs until work is found.
 */
export function mineBlock(options: MineOptions): SealedBlock {
  const work = "0".repeat(options.zeros);
  const draft = unmined(options);
  for (let nonce = options.startNonce; ; nonce += 1) {
    const block = { ...draft, nonce };
    const hash = headerHash(block);
    if (!hash.startsWith(work)) continue;
    const reading = secondReading(block);
    if (!reading) return { ...block, hash };
    const takesFromData = reading.data.length < block.data.length;
    if (takesFromData) nonce = Math.max(nonce, FIRST_LONGEST_NONCE - 1);
  }
}

function unmined(options: MineOptions): SealedBlock {
  const { index, timestamp } = options;
  const items = linkItems(options.items);
  const prev_hash = options.prevHash ?? "";
  const cover = items.length > 0 ? ` ${contentHash({ items, prev_hash })}` : "";
  return { index, timestamp, prev_hash, data: options.data + cover, nonce: 0, hash: "", items };
}
