import type { Transaction } from "./transaction.ts";
import { linkSchema, transactionSchema } from "./transaction.ts";

/**
 * A block of the slides' ledger (L5), the unsealed form: linked items, and the hash of the block
 * before, `null` in a chain's first block. Whether the links hold is the ledger's to judge.
 */
export const blockSchema = {
  type: "object",
  properties: {
    items: { type: "array", items: transactionSchema },
    prev_hash: linkSchema,
  },
  required: ["items", "prev_hash"],
} as const;

/** A block of the unsealed form. */
export interface Block {
  readonly items: readonly Transaction[];
  readonly prev_hash: string | null;
}
