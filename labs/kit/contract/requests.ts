import { blockSchema } from "./block.ts";
import type { WireBlock } from "./block.ts";
import { MAX_URL_LENGTH } from "./limits.ts";
import { offeredTransactionSchema } from "./transaction.ts";
import type { OfferedTransaction } from "./transaction.ts";

const urlSchema = { type: "string", maxLength: MAX_URL_LENGTH } as const;
const noArgsSchema = { type: "object" } as const;

/**
 * The operations of the contract and the schema of each one's `args`, which are `{}` where a request
 * has none. One schema an operation, so that one fault gives one message.
 */
export const argsSchemas = {
  peers: noArgsSchema,
  register: {
    type: "object",
    properties: {
      /** One URL (L3) or a list (L5). */
      addr: { anyOf: [urlSchema, { type: "array", items: urlSchema }] },
    },
    required: ["addr"],
  },
  pool: noArgsSchema,
  blocks: {
    type: "object",
    properties: {
      /** Position of the first block wanted; 0 when it is left out. */
      start: { type: "integer", minimum: 0 },
    },
  },
  merge: {
    type: "object",
    properties: {
      pool: { type: "array", items: offeredTransactionSchema },
      blocks: { type: "array", items: blockSchema },
    },
  },
} as const;

/** The name of an operation. */
export type OperationName = keyof typeof argsSchemas;

/** What each operation is given, once its schema has accepted it. */
export interface Args {
  readonly peers: object;
  readonly register: { readonly addr: string | readonly string[] };
  readonly pool: object;
  readonly blocks: { readonly start?: number };
  readonly merge: {
    readonly pool?: readonly OfferedTransaction[];
    readonly blocks?: readonly WireBlock[];
  };
}

/** A request that is well formed. */
export type Request = {
  readonly [Op in OperationName]: { readonly op: Op; readonly args: Args[Op] };
}[OperationName];
