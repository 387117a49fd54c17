import type { GradingOptions, Outcome } from "../class/job.ts";

/** The name of the queue. */
export const QUEUE_NAME = "ledger-lab";

/** A submission to be graded by whoever takes it. */
export interface JobMessage {
  readonly version: 1;
  /** What tells one state of the grader, the kit and the lab's checks from another. */
  readonly grader: string;
  readonly options: GradingOptions;
  /** The submission: the files of its prepared folder by their paths, as base64. */
  readonly files: Readonly<Record<string, string>>;
  /** Folders without files, which tell something too. */
  readonly folders: readonly string[];
}

/** What came of it, and who graded it. */
export interface ResultMessage {
  readonly version: 1;
  readonly worker: string;
  readonly outcome: Outcome;
}
