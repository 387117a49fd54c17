import { Ajv } from "ajv";
import { blockSchema } from "./block.ts";
import type { Block } from "./block.ts";
import { transactionSchema } from "./transaction.ts";
import type { Transaction } from "./transaction.ts";

/** A change of a ledger as its journal keeps it (contract 4.5). */
export const changeSchema = {
  anyOf: [
    {
      type: "object",
      properties: { pool: { type: "array", items: transactionSchema } },
      required: ["pool"],
      additionalProperties: false,
    },
    {
      type: "object",
      properties: { blocks: { type: "array", items: blockSchema } },
      required: ["blocks"],
      additionalProperties: false,
    },
  ],
} as const;

/** Transactions for the pool, stamped already, or a connected list of blocks. */
export type Change =
  { readonly pool: readonly Transaction[] } | { readonly blocks: readonly Block[] };

const isChange = new Ajv().compile<Change>(changeSchema);

/** A journal's record as a change; null when it is none. */
export function readChange(record: unknown): Change | null {
  return isChange(record) ? record : null;
}
