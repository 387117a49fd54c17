import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { argsSchemas } from "../contract/requests.ts";
import { operations } from "./request-faults.ts";
import { RequestText } from "./request-text.ts";

/** The parts of a schema by which keys are found. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Completes operations, and the keys that the contract's schemas name, inside quotation marks. */
export function complete(context: CompletionContext): CompletionResult | null {
  const opened = context.matchBefore(/"\w*/);
  if (opened === null) return null;
  const text = context.state.doc.toString();
  const source = new RequestText(text);
  const path = source.pathTo(context.pos);
  const isValue = source.kindAt(context.pos) === "String" && path.at(-1) !== undefined;
  const options = isValue ? valuesAt(path) : keysAt(path.slice(0, -1), text);
  if (options.length === 0) return null;
  return { from: opened.from + 1, options, validFor: /^\w*$/ };
}

function valuesAt(path: readonly string[]): readonly Completion[] {
  if (path.length !== 1 || path[0] !== "op") return [];
  return operations.map((label) => ({ label, type: "constant" }));
}

function keysAt(path: readonly string[], text: string): readonly Completion[] {
  const [first, ...rest] = path;
  if (first === undefined) return ["op", "args"].map((label) => ({ label, type: "property" }));
  const op = /"op"\s*:\s*"(\w+)"/.exec(text)?.[1] ?? "";
  let schema = (argsSchemas as Readonly<Record<string, Schema>>)[op];
  for (const key of rest) schema = /^\d+$/.test(key) ? schema?.items : schema?.properties?.[key];
  return Object.keys(schema?.properties ?? {}).map((label) => ({ label, type: "property" }));
}
