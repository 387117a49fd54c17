import { runSideBySide } from "../grade/concurrency.ts";
import { faultText } from "../record/fault-text.ts";
import { ungraded } from "../record/score.ts";
import type { BatchJournal } from "./batch-journal.ts";
import type { Executor, GradingOptions, Job, Outcome } from "./job.ts";
import { isUngradedVerdict } from "./verdict.ts";

/** What a batch tells while it runs. */
export interface BatchEvents {
  /** A job has begun. */
  onBegin(job: Job): void;
  /** A job is over; `remembered` when the journal had it. */
  onEnd(job: Job, outcome: Outcome, remembered: boolean): void;
}

/**
 * Grades jobs side by side, as many at a time as the executor takes, and notes each in the journal when
 * it is over. What the journal has is not graded again, but for what was left ungraded. Jobs with one key
 * are graded once.
 *
 * @returns what came of each job, by its key; those that were not begun before the signal are missing.
 */
export async function runBatch(
  jobs: readonly Job[],
  options: GradingOptions,
  executor: Executor,
  journal: BatchJournal,
  events: BatchEvents,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const distinct = [...new Map(jobs.map((job) => [job.key, job])).values()];
  for (const job of distinct) {
    const known = journal.find(job.key);
    if (known === undefined || !isGraded(known)) continue;
    outcomes.set(job.key, known);
    events.onEnd(job, known, true);
  }
  const left = distinct.filter(({ key }) => !outcomes.has(key));
  const isAborted = (): boolean => signal.aborted;
  const gradeOne = async (job: Job): Promise<void> => {
    if (isAborted()) return;
    const outcome = await attempt(() =>
      executor.grade(job, options, signal, () => {
        events.onBegin(job);
      }),
    );
    if (isAborted()) return;
    journal.add(job.key, outcome);
    outcomes.set(job.key, outcome);
    events.onEnd(job, outcome, false);
  };
  await Promise.all(
    runSideBySide(
      left.map((job) => () => gradeOne(job)),
      executor.width,
    ),
  );
  return outcomes;
}

/** Whatever keeps one job from being graded stops none of the others. */
async function attempt(grade: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await grade();
  } catch (error) {
    const details = { status: "-", reason: faultText(error) };
    return { kind: "verdict", verdict: { code: "crashed", details } };
  }
}

/** Whether an outcome is final: nothing in it is left ungraded. */
export function isGraded(outcome: Outcome): boolean {
  return outcome.kind === "record"
    ? ungraded(outcome.record).length === 0
    : !isUngradedVerdict(outcome.verdict);
}
