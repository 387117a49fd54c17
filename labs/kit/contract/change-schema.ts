import { blockSchema } from "./block.ts";
import { transactionSchema } from "./transaction.ts";

/** A change of a ledger as its journal keeps it (contract 4.5): of the pool, or of the chain. */
export const changeSchema = {
  type: "object",
  properties: {
    pool: { type: "array", items: transactionSchema },
    blocks: { type: "array", items: blockSchema },
  },
  anyOf: [{ required: ["pool"] }, { required: ["blocks"] }],
  maxProperties: 1,
} as const;
