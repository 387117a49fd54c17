/**
 * Every way in which a chain can be wrong (contract 4.3 and 4.4). The codes are stable: reports and
 * tests name them.
 *
 * - `first-block-link`: the first block's `prev_hash` is neither `null` nor `""`
 * - `block-link`: a further block's `prev_hash` is not the hash of the block before it
 * - `empty-block`: an unsealed block without items, or a sealed one without those that it announces
 * - `item-link`: an item's `prev_hash` is not the hash of the item before it, `null` for the first
 * - `repeat-in-block`: a transaction that stands earlier in the same block
 * - `repeat-in-chain`: a transaction that stands in an earlier block
 *
 * In sealed chains also:
 *
 * - `header-missing`: a field of the header is not there; no further look is taken at the header
 * - `bad-index`: `index` is not the block's position
 * - `bad-timestamp`: not 20 digits, or no real calendar time from 2009 on
 * - `bad-nonce`: not 0 … 2^53 − 1, or written with leading zeros
 * - `bad-data`: `data` is longer than 256 characters or not printable ASCII
 * - `bad-hash`: `hash` is not the SHA-256 of the header's text
 * - `no-work`: `hash` does not begin with enough zeros
 * - `second-reading`: the header's text can be divided into other values within the limits
 * - `items-not-covered`: the items are not those whose content hash ends `data`, or none is there
 */
export type FaultCode =
  | "first-block-link"
  | "block-link"
  | "empty-block"
  | "item-link"
  | "repeat-in-block"
  | "repeat-in-chain"
  | "header-missing"
  | "bad-index"
  | "bad-timestamp"
  | "bad-nonce"
  | "bad-data"
  | "bad-hash"
  | "no-work"
  | "second-reading"
  | "items-not-covered";

/** What is wrong with a block by itself, before its place in the chain is known. */
export interface BlockFault {
  readonly code: FaultCode;
  /** Position of the item in its block, from 0; absent when the whole block is at fault. */
  readonly item?: number;
  /** What the contract asks for there, as text for a report. */
  readonly expected?: string;
  /** What was found there, as text for a report. */
  readonly got?: string;
}

/** One thing wrong with a chain. */
export interface Fault extends BlockFault {
  /** Position of the block in the list, from 0. */
  readonly block: number;
}

/** A `prev_hash` as a report shows it. */
export function shownLink(link: string | null): string {
  return link ?? "null";
}
