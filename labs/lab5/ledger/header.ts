/**
 * The header of a mined block, and the work on it (MT, contract 4.3).
 */
import { createHash } from "node:crypto";
import type { Header } from "#kit";

/**
 * The text that a header's hash is taken of: index, hash of the block before, data, timestamp and
 * nonce, in this order, with nothing between.
 */
export function headerText(header: Omit<Header, "hash">): string {
  const { index, prev_hash, data, timestamp, nonce } = header;
  return `${index}${prev_hash}${data}${timestamp}${nonce}`;
}

/** A header's hash: SHA-256, lower-case hex, over its text. */
export function headerHash(header: Omit<Header, "hash">): string {
  return createHash("sha256").update(headerText(header)).digest("hex");
}

/** Whether a hash shows the work: it begins with at least so many zeros. */
export function hasWork(hash: string, zeros: number): boolean {
  return hash.startsWith("0".repeat(zeros));
}
