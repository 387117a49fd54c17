import { readFileSync, statSync } from "node:fs";
import type { Option, Values } from "../../labs/kit/command-line/command-line.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { createQueueSay, queueCatalogue as text } from "./messages.ts";

/** The variable that holds the key where no file does. */
export const KEY_VARIABLE = "LEDGER_QUEUE_KEY";
/** Characters of a key, at least: as many as 128 bits have in hex. */
const LEAST_KEY_LENGTH = 32;
const MAX_KEY_BYTES = 4096;

/** Which queue, and the key that its messages are signed with. */
export interface QueueOptions {
  /** `redis://host:port`, or `rediss://` with TLS. */
  readonly url: string;
  readonly key: Buffer;
}

/** The options that name a queue. */
export const QUEUE_OPTIONS: Readonly<Record<"queue" | "key", Option>> = {
  queue: { type: "string", describe: text["option.queue"] },
  key: { type: "string", describe: text["option.key"] },
};

/**
 * Reads {@link QUEUE_OPTIONS}; the key comes from a file or from the environment, never from the command
 * line, which others on the machine can read.
 *
 * @returns undefined without `--queue`.
 * @throws UsageError when the address is none, or there is no good key.
 */
export function readQueueOptions(
  given: Values,
  env: NodeJS.ProcessEnv,
  language: Language,
): QueueOptions | undefined {
  const url = given["queue"] as string | undefined;
  if (url === undefined) return undefined;
  const say = createQueueSay(language);
  if (!/^rediss?:\/\/[^/]/.test(url) || !URL.canParse(url)) {
    throw new UsageError(say("usage.url", { url }));
  }
  const file = given["key"] as string | undefined;
  const key = file === undefined ? env[KEY_VARIABLE] : readKey(file, language);
  if (key === undefined) throw new UsageError(say("usage.no-key", { variable: KEY_VARIABLE }));
  const trimmed = key.trim();
  if (trimmed.length < LEAST_KEY_LENGTH) {
    throw new UsageError(say("usage.short-key", { least: LEAST_KEY_LENGTH }));
  }
  return { url, key: Buffer.from(trimmed, "utf8") };
}

/** A queue's address without its password, for people. */
export function shownUrl(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

function readKey(file: string, language: Language): string {
  try {
    if (statSync(file).size > MAX_KEY_BYTES) throw new Error(`> ${MAX_KEY_BYTES} bytes`);
    return readFileSync(file, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new UsageError(createQueueSay(language)("usage.unreadable-key", { file, reason }));
  }
}
