import type { ErrorObject } from "ajv";
import type { consoleCatalogue } from "./messages.ts";

/** A fault to be told: the id of its message and what the message names. */
export interface FaultMessage {
  readonly id: keyof typeof consoleCatalogue & `fault.${string}`;
  readonly parameters?: Readonly<Record<string, string | number>>;
}

/** A fault of a value, and where it is. */
export interface SchemaFault {
  /** The keys that lead to it, from the value that was checked. */
  readonly path: readonly string[];
  readonly message: FaultMessage;
}

/** What a value that the contract names by its key has to be, whatever its schema says in detail. */
const BY_KEY: Readonly<Record<string, FaultMessage["id"]>> = {
  id: "fault.uuid",
  sender: "fault.uuid",
  receiver: "fault.uuid",
  amount: "fault.amount",
  t: "fault.time",
  start: "fault.start",
  addr: "fault.addr",
  prev_hash: "fault.hash",
  hash: "fault.hash",
  index: "fault.whole-number",
  nonce: "fault.whole-number",
  timestamp: "fault.timestamp",
  data: "fault.data",
};

/** The fault that says most of those that a validator of ajv found for one value. */
export function schemaFault(errors: readonly ErrorObject[]): SchemaFault {
  // An alternative that failed comes with the faults of all its branches: the deepest one is meant,
  // and of equally deep ones the last, which tells of the alternative as a whole.
  const deepest = errors.reduce<ErrorObject | undefined>((best, error) => {
    const isAsDeep = depth(error) >= (best === undefined ? 0 : depth(best));
    return isAsDeep ? error : best;
  }, undefined);
  if (deepest === undefined) return { path: [], message: { id: "fault.type-object" } };
  const path = deepest.instancePath
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  return { path, message: messageOf(deepest, path) };
}

function depth({ instancePath }: ErrorObject): number {
  return instancePath.split("/").length;
}

function messageOf(error: ErrorObject, path: readonly string[]): FaultMessage {
  const { keyword, params } = error;
  const key = path.findLast((one) => !/^\d+$/.test(one)) ?? "";
  const isItem = /^\d+$/.test(path.at(-1) ?? "");
  if (keyword === "required") {
    const { missingProperty } = params as { missingProperty: string };
    return { id: "fault.missing", parameters: { name: missingProperty } };
  }
  if (keyword === "anyOf" && key === "blocks") return { id: "fault.block-form" };
  if (keyword === "maxLength" && key === "addr") return { id: "fault.not-a-url" };
  if (key === "addr" && isItem) return { id: "fault.not-a-url" };
  const known = BY_KEY[key];
  if (known !== undefined) return { id: known };
  const type = (params as { type?: unknown }).type;
  return { id: type === "array" ? "fault.type-list" : "fault.type-object" };
}
