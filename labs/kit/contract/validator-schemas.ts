import type { Options } from "ajv";
import { blockSchema } from "./block.ts";
import { changeSchema } from "./change-schema.ts";
import { argsSchemas } from "./requests.ts";

/** What is checked at run time: arguments of operations, changes in a journal, posted blocks, chains. */
export const validatorSchemas = {
  ...argsSchemas,
  change: changeSchema,
  block: blockSchema,
  chain: { type: "array", items: blockSchema },
} as const;

/** How ajv checks it. Keys that the contract does not name are dropped (contract 4.1). */
export const validatorOptions: Options = {
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  removeAdditional: "all",
};
