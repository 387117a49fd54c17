import { schemaCheck } from "../../labs/kit/contract/schema-check.ts";
import type { SchemaCheck } from "../../labs/kit/contract/schema-check.ts";
import { blockSchema } from "../../labs/kit/contract/block.ts";
import { firstFault } from "../../labs/kit/contract/first-fault.ts";
import { transactionSchema } from "../../labs/kit/contract/transaction.ts";

const replySchema = {
  type: "object",
  properties: {
    status: { type: "integer", minimum: 100, maximum: 599 },
    error: { type: "string" },
    response: { type: ["object", "null"] },
  },
  required: ["status", "error"],
} as const;

const listOf = (key: string, items: object): object => ({
  type: "object",
  properties: {
    response: { type: "object", properties: { [key]: { type: "array", items } }, required: [key] },
  },
  required: ["response"],
});

const pooled = {
  ...transactionSchema,
  properties: { ...transactionSchema.properties, prev_hash: { type: "null" } },
};

const isReply = schemaCheck<unknown>(replySchema);
const isAnswer = {
  peers: schemaCheck<unknown>(listOf("peers", { type: "string" })),
  pool: schemaCheck<unknown>(listOf("pool", pooled)),
  blocks: schemaCheck<unknown>(listOf("blocks", blockSchema)),
};

const isBlocks = schemaCheck<unknown>({ type: "array", items: blockSchema });

/** The first way in which a value is no list of blocks, as `place: reason`; null when it is one. */
export function chainShapeFault(value: unknown): string | null {
  return isBlocks(value) ? null : describe(isBlocks.errors);
}

/**
 * The first way in which a reply is not of the form that the contract gives, as `place: reason`; null
 * when there is none. What a 200 holds depends on the operation that was asked for.
 */
export function shapeFault(reply: unknown, operation: unknown): string | null {
  if (!isReply(reply)) return describe(isReply.errors);
  const isAsked = operation === "peers" || operation === "pool" || operation === "blocks";
  if ((reply as { status: number }).status !== 200 || !isAsked) return null;
  const validate = isAnswer[operation];
  return validate(reply) ? null : describe(validate.errors);
}

function describe(errors: SchemaCheck<unknown>["errors"]): string {
  const { at, message } = firstFault(errors);
  return `${at}: ${message}`;
}
