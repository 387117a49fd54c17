import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Message } from "../../labs/kit/language/translator.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import type { FailedCheck } from "./failed-check.ts";

/**
 * By what a slip is known again: which checks fail of it and how, whatever the seed. No code is in it,
 * so that it may be shown to those who look for the slip.
 */
export interface Fingerprint {
  readonly id: string;
  readonly lab: string;
  readonly stage: string;
  /** What the slip is, such that it goes on from "it looks as if". */
  readonly title: Message;
  readonly failed: readonly FailedCheck[];
}

/** Where the fingerprints are kept. */
export const FINGERPRINT_FILE = "grader/fingerprints/fingerprints.json";

/** The fingerprints in the file. */
export function readFingerprints(): readonly Fingerprint[] {
  const file = join(projectRoot(), FINGERPRINT_FILE);
  if (!existsSync(file)) return [];
  return JSON.parse(readFileSync(file, "utf8")) as Fingerprint[];
}
