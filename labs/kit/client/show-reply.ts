import chalk from "chalk";
import type { Received } from "./exchange.ts";
import type { ClientSay } from "./messages.ts";

/** From this status on, a reply is an error (contract 2). */
const FIRST_ERROR_STATUS = 400;
/** Characters of a request that are shown above its reply. */
const MAX_SHOWN_REQUEST = 200;

/** A reply, read. */
export interface ReadReply {
  /** Its JSON value; undefined when the text is none. */
  readonly value: unknown;
  /** Its status; null when it has none. */
  readonly status: number | null;
  /** Whether it is a reply that grants what was asked for. */
  readonly isOk: boolean;
}

/** Reads the text of a reply. */
export function readReply(text: string): ReadReply {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { value: undefined, status: null, isOk: false };
  }
  const given =
    typeof value === "object" && value !== null ? (value as { status?: unknown }).status : null;
  const status = typeof given === "number" ? given : null;
  return { value, status, isOk: status !== null && status < FIRST_ERROR_STATUS };
}

/** An exchange as lines for people: the request, the reply's status and time, and the whole reply. */
export function showExchange(request: string, { text, ms }: Received, say: ClientSay): string {
  const { value, status, isOk } = readReply(text);
  const took = chalk.dim(say("took", { ms: ms < 10 ? ms.toFixed(1) : Math.round(ms) }));
  const problem = value === undefined ? say("not-json") : say("no-status");
  const head = status === null ? chalk.red(problem) : (isOk ? chalk.green : chalk.red)(status);
  const sent =
    request.length > MAX_SHOWN_REQUEST ? `${request.slice(0, MAX_SHOWN_REQUEST)}…` : request;
  const body = value === undefined ? text : JSON.stringify(value, null, 2);
  return `${chalk.dim(`→ ${sent}`)}\n← ${head}  ${took}\n${body}`;
}
