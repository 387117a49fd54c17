import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";
import type { CommandLine } from "../command-line/command-line.ts";
import { positiveNumber } from "../command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../command-line/read-command-line.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { argsSchemas } from "../contract/requests.ts";
import { kitCatalogue as kitText } from "../language/catalogue.ts";
import type { Language } from "../language/language.ts";
import { lostQuotes } from "./lost-quotes.ts";
import { clientCatalogue as text, createClientSay } from "./messages.ts";
import type { ClientSay } from "./messages.ts";
import { targetUrl } from "./target-url.ts";

/** Bytes of one request, at most: more than a node has to take, so that its limit can be tried. */
export const MAX_REQUEST_BYTES = 64 * 1024 * 1024;

/** How `npm run send` was called. */
export interface SendOptions {
  readonly url: string;
  /** Texts to send in this order; null: the lines of standard input. */
  readonly requests: readonly string[] | null;
  readonly timeoutMs: number;
  /** Whether nothing but the replies is printed. */
  readonly json: boolean;
  readonly language: Language;
}

const LINE: CommandLine = {
  name: "npm run send --",
  positional: { name: "url", describe: text["option.url"] },
  further: { name: "requests", describe: text["option.requests"] },
  options: {
    op: { type: "string", describe: text["option.op"] },
    args: { type: "string", describe: text["option.args"] },
    file: { type: "string", array: true, describe: text["option.file"] },
    timeout: { type: "number", default: 10, describe: text["option.timeout"] },
    json: { type: "boolean", default: false, describe: text["option.json"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

/**
 * Reads the command line of `npm run send`. Texts on it go first, then `--op`, then files. A text that
 * is the name of an operation means the request without args: no shell spoils it, nor does an npm that
 * takes `--op` for the beginning of its own `--optional`.
 *
 * @throws UsageError when it is not to be understood, or a shell has taken a request's quotes away.
 */
export async function readSendOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<SendOptions> {
  const language = spokenLanguage(args, env);
  const say = createClientSay(language);
  const given = await readCommandLine(LINE, args, env);
  const value = String(given["url"]);
  const url = targetUrl(value);
  if (url === null) throw new UsageError(say("usage.url", { value }));
  const texts = (given["requests"] ?? []) as readonly string[];
  for (const request of texts) {
    const op = lostQuotes(request);
    if (op !== null) throw new UsageError(say("usage.quotes", { request, url: value, op }));
  }
  const files = (given["file"] ?? []) as readonly string[];
  const written = texts
    .filter((request) => request !== "-")
    .map((request) => (request in argsSchemas ? JSON.stringify({ op: request }) : request));
  const fromOp = requestOf(given["op"], given["args"] as string | undefined, say);
  const requests = [...written, ...fromOp, ...files.map((file) => readRequest(file, say))];
  return {
    url,
    requests: requests.length === 0 || texts.includes("-") ? null : requests,
    timeoutMs: positiveNumber("timeout", given["timeout"], language) * 1000,
    json: given["json"] === true,
    language,
  };
}

/** The request that `--op` and `--args` say; none when they are not there. */
function requestOf(op: unknown, args: string | undefined, say: ClientSay): string[] {
  if (op === undefined) {
    if (args !== undefined) throw new UsageError(say("usage.args-without-op"));
    return [];
  }
  if (args === undefined) return [JSON.stringify({ op })];
  let read: unknown;
  try {
    read = JSON.parse(args);
  } catch {
    throw new UsageError(say("usage.args", { value: args }));
  }
  if (typeof read !== "object" || read === null)
    throw new UsageError(say("usage.args", { value: args }));
  // The text itself, not what was read of it: 1.0 and 1e999 have to arrive as they were written.
  return [`{"op":${JSON.stringify(op)},"args":${args}}`];
}

/** The whole text of a file, without a byte order mark and the last line's end. */
function readRequest(file: string, say: ClientSay): string {
  let handle: number;
  try {
    handle = openSync(file, "r");
  } catch (error) {
    throw new UsageError(say("usage.file", { file, reason: codeOf(error) }));
  }
  try {
    if (fstatSync(handle).size > MAX_REQUEST_BYTES) {
      throw new UsageError(say("usage.too-large", { most: MAX_REQUEST_BYTES / 1024 / 1024 }));
    }
    return readFileSync(handle, "utf8")
      .replace(/^\uFEFF/, "")
      .replace(/\r?\n$/, "");
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(say("usage.file", { file, reason: codeOf(error) }));
  } finally {
    closeSync(handle);
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
