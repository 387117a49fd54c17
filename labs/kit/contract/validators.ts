/**
 * The validators of messages and changes. A program's bundle does not hold this file: ajv compiles
 * the same schemas ahead then, see `labs/kit/submission/compiled-validators.ts`, since to load ajv and
 * compile them would be a third of a node's start.
 */
import { Ajv } from "ajv";
import { validatorOptions, validatorSchemas } from "./validator-schemas.ts";

const ajv = new Ajv(validatorOptions);

export const peers = ajv.compile(validatorSchemas.peers);
export const register = ajv.compile(validatorSchemas.register);
export const pool = ajv.compile(validatorSchemas.pool);
export const blocks = ajv.compile(validatorSchemas.blocks);
export const merge = ajv.compile(validatorSchemas.merge);
export const change = ajv.compile(validatorSchemas.change);
