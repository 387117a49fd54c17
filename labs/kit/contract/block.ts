import type { Transaction } from "./transaction.ts";
import { transactionSchema } from "./transaction.ts";

/** The text of a number of a header: decimal, without leading zeros. */
export const HEADER_NUMBER = "^(0|[1-9][0-9]{0,15})$";
/** The text of a header's timestamp, which is a time of the calendar besides. */
export const TIMESTAMP = "^[0-9]{20}$";
/** A header's data: printable ASCII. */
export const DATA = "^[ -~]{0,256}$";

/** A number of a header: as JSON has it, or as text, which is how `jbc` writes it (contract 6). */
const headerNumberSchema = {
  anyOf: [
    { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    { type: "string", pattern: HEADER_NUMBER },
  ],
} as const;

/**
 * A block as it arrives, of either form (contract 4.3): linked items and the hash of the block before
 * (L5), or these with the header of a mined block (MT). Whether links, work and limits hold is the
 * ledger's to judge.
 */
export const blockSchema = {
  type: "object",
  properties: {
    items: { type: "array", items: transactionSchema },
    prev_hash: {
      anyOf: [{ type: "string", pattern: "^([0-9a-f]{40}|[0-9a-f]{64})?$" }, { type: "null" }],
    },
    index: headerNumberSchema,
    /** UTC, `YYYYMMDDhhmmss` and six digits of a second. */
    timestamp: { type: "string", pattern: TIMESTAMP },
    data: { type: "string", pattern: DATA },
    nonce: headerNumberSchema,
    hash: { type: "string", pattern: "^[0-9a-f]{64}$" },
  },
  required: ["prev_hash"],
  // Without a header the items are all that there is.
  anyOf: [{ required: ["items"] }, { required: ["index", "timestamp", "data", "nonce", "hash"] }],
} as const;

/** A block as it arrives: nothing but its schema has been checked. */
export interface WireBlock {
  readonly items?: readonly Transaction[];
  readonly prev_hash: string | null;
  readonly index?: number | string;
  readonly timestamp?: string;
  readonly data?: string;
  readonly nonce?: number | string;
  readonly hash?: string;
}

/** A block of the slides' ledger (L5), the unsealed form; what both forms have in common. */
export interface Block {
  readonly items: readonly Transaction[];
  /** The hash of the block before; in a chain's first block `null`, or `""` when it is sealed. */
  readonly prev_hash: string | null;
}

/** A block of the sealed form (MT): the work is done on its header. */
export interface SealedBlock extends Block, Header {
  readonly prev_hash: string;
}

/** What the hash of a sealed block is taken of, and that hash (contract 4.3). */
export interface Header {
  /** Its position in the chain, from 0. */
  readonly index: number;
  /** UTC, `YYYYMMDDhhmmss` and six digits of a second. */
  readonly timestamp: string;
  /** The hash of the block before; `""` in a first block. */
  readonly prev_hash: string;
  /** Who mined it; when it carries items, a space and their content hash behind that. */
  readonly data: string;
  readonly nonce: number;
  /** SHA-256, lower-case hex. */
  readonly hash: string;
}

/** A header that is still to be mined. */
export type Draft = Omit<Header, "nonce" | "hash">;

/** Whether a block is of the sealed form. */
export function isSealed(block: Block): block is SealedBlock {
  return "hash" in block;
}
