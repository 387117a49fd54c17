import { schemaCheck } from "../../labs/kit/contract/schema-check.ts";
import type { DemoCommand } from "./view.ts";

/** A text that the page sends to a node is at most so long. */
const MAX_TEXT = 64 * 1024;

const name = { type: "string", maxLength: 20 } as const;
const command = (kinds: readonly string[], fields: Readonly<Record<string, object>>): object => ({
  type: "object",
  properties: { kind: { enum: kinds }, ...fields },
  required: ["kind", ...Object.keys(fields)],
  additionalProperties: false,
});

const isCommand = schemaCheck<DemoCommand>({
  anyOf: [
    command(["cut", "heal"], { link: name }),
    command(["kill", "start"], { program: name }),
    command(["send"], { node: name, text: { type: "string", maxLength: MAX_TEXT } }),
  ],
});

/** Reads what the page asks for; null when it is nothing that a page asks for. */
export function readCommand(text: string): DemoCommand | null {
  try {
    const value: unknown = JSON.parse(text);
    return isCommand(value) ? value : null;
  } catch {
    return null;
  }
}
