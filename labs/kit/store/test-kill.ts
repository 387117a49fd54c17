/** What the kill test is made of: a writer that is killed, torn lines, and repeatable randomness. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import { decodeRecord, encodeRecord } from "./record.ts";

/** A writer is killed at most that long after its first acknowledgement. */
const MAX_LIFE_MS = 150;

/** The form of a writer's state: the ids of all changes, as JSON. */
export const IDS_FORM = "ids 1";

/** Random numbers from 0 up to 1 that the same seed repeats (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Starts a writer, kills it a random while after its first acknowledgement, and returns the ids of
 * the changes that it has acknowledged.
 *
 * @param command - The bundled writer and its arguments.
 * @param onAcknowledged - Called whenever acknowledgements come in.
 * @throws Error when the writer ended by itself.
 */
export async function runWriter(
  command: readonly string[],
  random: () => number,
  onAcknowledged: () => void,
): Promise<string[]> {
  const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "inherit"] });
  const closed = once(child, "close");
  let printed = "";
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (text: string) => {
    printed += text;
    onAcknowledged();
  });
  await Promise.race([once(child.stdout, "data"), closed]);
  // The delay is the fault itself: it lets the kill fall anywhere in the writer's work.
  await delay(random() * MAX_LIFE_MS);
  if (!child.kill("SIGKILL")) throw new Error("the writer ended by itself");
  await closed;
  return printed.split("\n").slice(0, -1);
}

/** What a kill leaves of a record: a newline and at least one character. */
export function tornRecord(random: () => number): Buffer {
  const whole = encodeRecord({ writer: "f".repeat(16), sequence: 1, body: { pool: [] } });
  return whole.subarray(0, 2 + Math.floor(random() * (whole.length - 3)));
}

/** How many lines of a store are no whole record. */
export function countTorn(path: string): number {
  const bytes = readFileSync(path);
  let torn = 0;
  for (let start = 0; start < bytes.length;) {
    const newline = bytes.indexOf("\n", start);
    const end = newline === -1 ? bytes.length : newline;
    if (end > start && decodeRecord(bytes.subarray(start, end)) === null) torn++;
    start = end + 1;
  }
  return torn;
}
