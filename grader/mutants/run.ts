import type { Invariant } from "../explore/violation.ts";
import { failedChecks } from "../fingerprints/failed-check.ts";
import type { FailedCheck } from "../fingerprints/failed-check.ts";
import type { RunRecord } from "../record/record.ts";

/** What came of one run: a mutant with a seed. */
export interface MutantRun {
  readonly id: string;
  readonly seed: number;
  /** The checks of earlier stages that did not pass. */
  readonly earlier: readonly string[];
  /** The checks of the mutant's own stage that failed. */
  readonly failed: readonly FailedCheck[];
  /** What its schedules in virtual time violated; null when they were not asked for. */
  readonly violated: readonly Invariant[] | null;
  /** What kept the grader from judging; empty when nothing did. */
  readonly errors: readonly string[];
  readonly ms: number;
}

/** What a record of a run says of a mutant whose stage is the last one that ran. */
export function readRecord(
  record: RunRecord,
  stage: string,
): Pick<MutantRun, "earlier" | "failed" | "errors"> {
  const own = record.stages.find(({ id }) => id === stage)?.checks ?? [];
  const before = record.stages.filter(({ id }) => id !== stage).flatMap(({ checks }) => checks);
  return {
    earlier: before.filter(({ result }) => result === "fail").map(({ id }) => id),
    failed: failedChecks(own),
    errors: [...before, ...own]
      .filter(({ result }) => result === "error" || result === "inconclusive")
      .map(({ id, result, error = result }) => `${id}: ${error}`),
  };
}
