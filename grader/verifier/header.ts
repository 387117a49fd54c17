import type { WireBlock } from "./wire.ts";

/** A sealed block's header with every value as the text that is hashed (contract 4.3). */
export interface Header {
  readonly index: string;
  /** 64 hex digits, or empty in a first block. */
  readonly prevHash: string;
  readonly data: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly hash: string;
}

/** The fields that a sealed block has and an unsealed one has not, in the contract's order. */
const SEAL_FIELDS = ["index", "timestamp", "data", "nonce", "hash"] as const;

/** The fields of a sealed header that a block lacks; none when it is sealed. */
export function missingSealFields(block: WireBlock): readonly string[] {
  return SEAL_FIELDS.filter((field) => block[field] === undefined);
}

/** A block's header as text; what is missing, and a `null` `prev_hash`, is the empty text. */
export function headerOf(block: WireBlock): Header {
  return {
    index: String(block.index ?? ""),
    prevHash: block.prev_hash ?? "",
    data: block.data ?? "",
    timestamp: block.timestamp ?? "",
    nonce: String(block.nonce ?? ""),
    hash: block.hash ?? "",
  };
}

/** The text that a sealed block's hash is taken of: five values with nothing between (contract 4.3). */
export function headerText(block: WireBlock): string {
  const { index, prevHash, data, timestamp, nonce } = headerOf(block);
  return index + prevHash + data + timestamp + nonce;
}

/**
 * The content hash that a header's `data` announces: 40 lower-case hex digits after a last space.
 *
 * `undefined` for any other `data`; then the block carries no items (contract 4.3).
 */
export function announcedContentHash(data: string): string | undefined {
  return / ([0-9a-f]{40})$/.exec(data)?.[1];
}
