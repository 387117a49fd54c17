import { isOperation } from "../contract/check-request.ts";
import { isPeerUrl } from "../contract/peer-url.ts";
import { argsSchemas } from "../contract/requests.ts";
import type { OperationName } from "../contract/requests.ts";
import * as validators from "../contract/validators.ts";
import { RequestText } from "./request-text.ts";
import type { Span } from "./request-text.ts";
import { schemaFault } from "./schema-fault.ts";
import type { FaultMessage } from "./schema-fault.ts";

/** What is wrong at a place of a request's text, by the contract's schemas. */
export interface RequestFault extends Span {
  readonly message: FaultMessage;
}

/** The operations of the contract. */
export const operations = Object.keys(argsSchemas);

/**
 * What a node would find wrong with a request, each fault at its place in the text. A node judges by
 * the same schemas; what depends on its ledger, such as a repeated transaction, can't be seen here.
 */
export function findFaults(text: string): readonly RequestFault[] {
  const source = new RequestText(text);
  const whole = source.whole();
  if (whole.from === whole.to) return [{ ...whole, message: { id: "fault.empty" } }];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [{ ...source.firstError(), message: { id: "fault.not-json" } }];
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [{ ...whole, message: { id: "fault.no-object" } }];
  }
  return requestFaults(value, source);
}

function requestFaults(request: object, source: RequestText): readonly RequestFault[] {
  const { op, args = {} } = request as { op?: unknown; args?: unknown };
  const names = operations.join(", ");
  if (op === undefined) {
    const { from } = source.whole();
    return [{ from, to: from + 1, message: { id: "fault.no-op", parameters: { names } } }];
  }
  if (!isOperation(op)) {
    return [{ ...source.at(["op"]), message: { id: "fault.unknown-op", parameters: { names } } }];
  }
  const validate = validators[op];
  // The validators drop keys that the contract does not name: they are given a copy.
  if (!validate(structuredClone(args))) {
    const { path, message } = schemaFault(validate.errors ?? []);
    return [{ ...narrow(source.at(["args", ...path]), message), message }];
  }
  return ruleFaults(op, args as object, source);
}

/** What the schemas do not say, but every node asks for. */
function ruleFaults(op: OperationName, args: object, source: RequestText): readonly RequestFault[] {
  if (op === "merge" && !("pool" in args || "blocks" in args)) {
    return [{ ...source.at(["op"]), message: { id: "fault.merge-nothing" } }];
  }
  if (op !== "register") return [];
  const { addr } = args as { addr: string | readonly string[] };
  const urls = typeof addr === "string" ? [[addr, ["addr"]] as const] : paths(addr);
  return urls
    .filter(([url]) => !isPeerUrl(url))
    .map(([, path]) => ({
      ...source.at(["args", ...path]),
      message: { id: "fault.not-a-url" },
    }));
}

function paths(urls: readonly string[]): readonly (readonly [string, readonly string[]])[] {
  return urls.map((url, place) => [url, ["addr", String(place)]] as const);
}

/** Something that is missing is marked where its object begins, not all over the object. */
function narrow({ from, to }: Span, { id }: FaultMessage): Span {
  return id === "fault.missing" || id === "fault.block-form"
    ? { from, to: from + 1 }
    : { from, to };
}
