import { firstFault } from "./first-fault.ts";
import { ProtocolError } from "./protocol-error.ts";
import { argsSchemas } from "./requests.ts";
import type { Args, OperationName } from "./requests.ts";
import * as validators from "./validators.ts";

/** Whether a text names an operation of the contract. */
export function isOperation(op: unknown): op is OperationName {
  return typeof op === "string" && Object.hasOwn(argsSchemas, op);
}

/**
 * The arguments of an operation, once its schema accepts them. Keys that the contract does not name
 * are taken out of them.
 *
 * @throws ProtocolError with status 400 and the first fault, such as `args/start must be integer`.
 */
export function checkArgs<Op extends OperationName>(op: Op, args: unknown): Args[Op] {
  const validate = validators[op];
  if (validate(args)) return args as Args[Op];
  const { at, message } = firstFault(validate.errors);
  throw new ProtocolError(400, `args${at} ${message}`);
}
