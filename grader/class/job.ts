import type { IsolationMode } from "../isolation/isolation.ts";
import type { RunRecord } from "../record/record.ts";
import type { Verdict } from "./verdict.ts";

/** How every submission of a batch is graded. */
export interface GradingOptions {
  readonly lab: string;
  /** The stages to run; empty for all. */
  readonly stages: readonly string[];
  readonly seed: number;
  readonly timeoutFactor: number;
  readonly isolation: IsolationMode;
  /** How many scenarios of one submission run at a time. */
  readonly atATime: number;
  /** Milliseconds after which a submission is given up, ungraded. */
  readonly limitMs: number;
}

/** A submission to be graded. */
export interface Job {
  /** What tells whether a record still counts: a hash over all that decides it. */
  readonly key: string;
  /** The prepared folder. */
  readonly folder: string;
  /** Where its logs go; left out, none are kept. */
  readonly logs?: string;
  /** Where the bundle of its run goes, out of which pictures are drawn; left out, none is made. */
  readonly bundle?: string;
}

/** What came of grading a submission: its record, or why there is none. */
export type Outcome =
  | { readonly kind: "record"; readonly record: RunRecord }
  | { readonly kind: "verdict"; readonly verdict: Verdict };

/**
 * Who grades submissions for a batch: children of this process, or a queue with workers elsewhere.
 *
 * It must settle with an outcome for whatever a submission does, and may only reject when the batch can't
 * go on; after the signal was aborted, what it settles with counts for nothing.
 */
export interface Executor {
  /** How many submissions it takes at a time. */
  readonly width: number;
  /** @param onBegin - called when the job is really under way, and waits no longer. */
  grade(
    job: Job,
    options: GradingOptions,
    signal: AbortSignal,
    onBegin: () => void,
  ): Promise<Outcome>;
  /** Ends all that it has started; may be called twice. */
  close(): void;
}
