/**
 * The validators of messages and changes. A program's bundle does not hold this file: ajv compiles
 * the same schemas ahead then, see `labs/kit/submission/compiled-validators.ts`, since to load ajv and
 * compile them would be a third of a node's start.
 */
import { Ajv, type ValidateFunction } from "ajv";
import { validatorOptions, validatorSchemas } from "./validator-schemas.ts";

const ajv = new Ajv(validatorOptions);

/** Without the schemas' own types: what ajv's overloads infer from them depends on the order of files. */
const compile = (schema: object): ValidateFunction => ajv.compile(schema);

export const peers = compile(validatorSchemas.peers);
export const register = compile(validatorSchemas.register);
export const pool = compile(validatorSchemas.pool);
export const blocks = compile(validatorSchemas.blocks);
export const merge = compile(validatorSchemas.merge);
export const change = compile(validatorSchemas.change);
export const block = compile(validatorSchemas.block);
export const chain = compile(validatorSchemas.chain);
