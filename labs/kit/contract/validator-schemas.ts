import type { Options } from "ajv";
import { changeSchema } from "./change-schema.ts";
import { argsSchemas } from "./requests.ts";

/** What is checked at run time: the arguments of each operation, and the changes in a journal. */
export const validatorSchemas = { ...argsSchemas, change: changeSchema } as const;

/** How ajv checks it. Keys that the contract does not name are dropped (contract 4.1). */
export const validatorOptions: Options = {
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  removeAdditional: "all",
};
