/**
 * The four fields that make two transactions the same one (contract 4.1).
 *
 * What a pool is asked for: `t` and `prev_hash` are each node's own there.
 */
export interface Transfer {
  /** UUID text, lower case, as are the two below. */
  readonly id: string;
  readonly sender: string;
  readonly receiver: string;
  /** An integer of at most 2^53 − 1 in size; the sign is nobody's business here. */
  readonly amount: number;
}

/** A transaction as it stands in a block, with the names it has on the wire (contract 4.1). */
export interface WireTransaction extends Transfer {
  /** Seconds since 1970. */
  readonly t: number;
  /** Hash of the item before it in its block; `null` for the first. */
  readonly prev_hash: string | null;
}

/**
 * A block of either form (contract 4.3): content alone, or content and a sealed header.
 *
 * Optional is what one of the forms does not have; a block mined without items may lack `items`.
 * `index` and `nonce` may come as text.
 */
export interface WireBlock {
  readonly items?: readonly WireTransaction[];
  /** Hash of the block before; `null` (in a sealed header also `""`) for the first. */
  readonly prev_hash: string | null;
  readonly index?: number | string;
  /** UTC, `YYYYMMDDhhmmss` and six digits of a second. */
  readonly timestamp?: string;
  readonly data?: string;
  readonly nonce?: number | string;
  /** SHA-256 of the header's text, lower-case hex. */
  readonly hash?: string;
}

/** A block whose items are there, as {@link WireBlock} does not promise. */
export interface ContentBlock extends WireBlock {
  readonly items: readonly WireTransaction[];
}

/** A block with every field of the sealed form, numbers as numbers (contract 4.3). */
export interface SealedBlock extends ContentBlock {
  readonly prev_hash: string;
  readonly index: number;
  readonly timestamp: string;
  readonly data: string;
  readonly nonce: number;
  readonly hash: string;
}
