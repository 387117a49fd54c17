import { createHash } from "node:crypto";

/** What decides what comes of grading a submission. */
export interface KeyParts {
  /** SHA-256 of the submission's files. */
  readonly hash: string;
  readonly lab: string;
  readonly stages: readonly string[];
  readonly seed: number;
  /** Whether the bundle of the run is kept. */
  readonly bundle: boolean;
  /** What tells one state of the grader, the kit and the lab's checks from another. */
  readonly grader: string;
}

/** The key of a job: 32 hex digits, others when anything that decides its outcome is other. */
export function jobKey({ hash, lab, stages, seed, bundle, grader }: KeyParts): string {
  const parts = JSON.stringify([hash, lab, stages, seed, bundle, grader]);
  return createHash("sha256").update(parts).digest("hex").slice(0, 32);
}
