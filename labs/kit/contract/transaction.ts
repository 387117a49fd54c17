import type { FromSchema } from "json-schema-to-ts";

/**
 * UUID text: 8-4-4-4-12 lower-case hex digits of any version. The slides' own ids, such as
 * `00000000-0000-0000-0000-000000000001`, are of no version at all.
 */
const uuidSchema = {
  type: "string",
  pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$",
} as const;

/** A whole number that JavaScript and Python both hold exactly; its sign is nobody's business. */
const amountSchema = {
  type: "integer",
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
} as const;

/** A SHA-1 in lower-case hex, or null where there is nothing before. */
export const linkSchema = {
  anyOf: [{ type: "string", pattern: "^[0-9a-f]{40}$" }, { type: "null" }],
} as const;

const fields = { id: uuidSchema, sender: uuidSchema, receiver: uuidSchema, amount: amountSchema };

/**
 * A transaction as a client sends it to a pool (L5): four fields count. A tracker sends on what a
 * node answered, with `t` and `prev_hash`; both are ignored, as is every key not named here.
 */
export const offeredTransactionSchema = {
  type: "object",
  properties: fields,
  required: ["id", "sender", "receiver", "amount"],
} as const;

/** A transaction with its time and its link, as pools and blocks show it (L5). */
export const transactionSchema = {
  type: "object",
  properties: {
    ...fields,
    /** Seconds since 1970, as a float. */
    t: { type: "number", minimum: 0 },
    /** The hash of the item before it in its block; null for the first item, and in a pool. */
    prev_hash: linkSchema,
  },
  required: ["id", "sender", "receiver", "amount", "t", "prev_hash"],
} as const;

/** What two equal transactions have in common (L5): `t` and `prev_hash` do not count. */
export type OfferedTransaction = Readonly<
  Pick<
    FromSchema<typeof offeredTransactionSchema>,
    (typeof offeredTransactionSchema.required)[number]
  >
>;

/** A transaction with its time and its link. */
export type Transaction = Readonly<
  Pick<FromSchema<typeof transactionSchema>, (typeof transactionSchema.required)[number]>
>;
