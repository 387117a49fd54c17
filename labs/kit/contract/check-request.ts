import { Ajv } from "ajv";
import type { ValidateFunction } from "ajv";
import { ProtocolError } from "./protocol-error.ts";
import { argsSchemas } from "./requests.ts";
import type { Args, OperationName } from "./requests.ts";

/** Keys that the contract does not name are dropped (contract 4.1). */
const ajv = new Ajv({ strict: true, allowUnionTypes: true, removeAdditional: "all" });
const validators = new Map<string, ValidateFunction>();

/** Whether a text names an operation of the contract. */
export function isOperation(op: unknown): op is OperationName {
  return typeof op === "string" && Object.hasOwn(argsSchemas, op);
}

/**
 * The arguments of an operation, once its schema accepts them.
 *
 * @throws ProtocolError with status 400 and the first fault, such as `args/start must be integer`.
 */
export function checkArgs<Op extends OperationName>(op: Op, args: unknown): Args[Op] {
  let validate = validators.get(op);
  if (validate === undefined) {
    validate = ajv.compile(argsSchemas[op]);
    validators.set(op, validate);
  }
  if (validate(args)) return args as Args[Op];
  const fault = validate.errors?.[0];
  throw new ProtocolError(400, `args${fault?.instancePath ?? ""} ${fault?.message ?? "is wrong"}`);
}
