import { createHash } from "node:crypto";
import type { BundleManifest } from "./bundle.ts";

/** Crockford's base32, in lower case: no i, l, o and u, which are easily misread. */
const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
const RUN_ID_LENGTH = 10;
const CHECK_CODE_LENGTH = 8;

/** The name of a run: 10 characters from the SHA-256 of what its manifest says besides. */
export function runIdOf(manifest: Omit<BundleManifest, "runId">): string {
  const content = Object.entries(manifest).filter(([key]) => key !== "runId");
  return shortHash([JSON.stringify(sortedKeys(Object.fromEntries(content)))], RUN_ID_LENGTH);
}

/**
 * The code in the footer of a picture, by which it is found in its run: 8 characters from the SHA-256
 * of the run's id, the picture's id and the data that it was drawn from.
 */
export function checkCode(runId: string, pictureId: string, data: unknown): string {
  return shortHash([runId, pictureId, JSON.stringify(sortedKeys(data))], CHECK_CODE_LENGTH);
}

function shortHash(parts: readonly string[], length: number): string {
  const hash = createHash("sha256").update(parts.join("\0")).digest();
  return [...hash.subarray(0, length)].map((byte) => DIGITS[byte % DIGITS.length]).join("");
}

/** The same value with the keys of all objects in order, so that one content has one text. */
function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sortedKeys(one)]));
}
