import type { consoleCatalogue } from "./messages.ts";

/** What came as a reply: its status, its name, and how it is coloured. */
export interface ReplyKind {
  /** Null where the reply has none. */
  readonly status: number | null;
  /** What the node said besides the status. */
  readonly error: string;
  readonly name: keyof typeof consoleCatalogue & `kind.${string}`;
  readonly colour: "good" | "warn" | "bad";
}

/** The errors that the contract has words for. */
const NAMED: readonly (readonly [RegExp, ReplyKind["name"]])[] = [
  [/^Duplicate transaction/, "kind.duplicate"],
  [/^Malicious block/, "kind.malicious"],
  [/^Operation "merge" requires/, "kind.missing-args"],
];

/** Reads a reply by the contract (2); it may be of any form, since a lab may be unfinished. */
export function replyKind(text: string): ReplyKind {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { status: null, error: "", name: "kind.not-json", colour: "bad" };
  }
  const { status, error } = (value ?? {}) as { status?: unknown; error?: unknown };
  if (typeof status !== "number" || !Number.isInteger(status) || typeof error !== "string") {
    return { status: null, error: "", name: "kind.no-reply", colour: "bad" };
  }
  if (status === 200) return { status, error, name: "kind.ok", colour: "good" };
  if (status === 202) return { status, error, name: "kind.accepted", colour: "good" };
  const named = NAMED.find(([pattern]) => pattern.test(error))?.[1];
  if (named !== undefined) return { status, error, name: named, colour: "bad" };
  const isBadRequest = status >= 400 && status < 500;
  return isBadRequest
    ? { status, error, name: "kind.bad-request", colour: "warn" }
    : { status, error, name: "kind.refused", colour: "bad" };
}
