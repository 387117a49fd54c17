import type { GradingOptions, Outcome } from "../class/job.ts";

/** The name of the queue. */
export const QUEUE_NAME = "ledger-lab";

/** What a run leaves besides its record, in folders: a submission's logs, and the bundle for pictures. */
export const KEPT = ["logs", "bundle"] as const;

/** One of {@link KEPT}. */
export type Kept = (typeof KEPT)[number];

/** The files of a folder by their paths, as base64, and its folders without files, which tell something too. */
export interface PackedFolder {
  readonly files: Readonly<Record<string, string>>;
  readonly folders: readonly string[];
}

/** A submission to be graded by whoever takes it. */
export interface JobMessage {
  readonly version: 1;
  /** What tells one state of the grader, the kit and the lab's checks from another. */
  readonly grader: string;
  readonly options: GradingOptions;
  /** Its prepared folder. */
  readonly submission: PackedFolder;
  /** What of the run is wanted besides the record. */
  readonly keep: readonly Kept[];
}

/** What came of it, and who graded it. */
export interface ResultMessage {
  readonly version: 1;
  readonly worker: string;
  readonly outcome: Outcome;
  /** What was wanted and is there. */
  readonly kept: Readonly<Partial<Record<Kept, PackedFolder>>>;
}
