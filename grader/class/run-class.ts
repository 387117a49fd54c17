import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import { verdictDigest } from "../soak/verdict-digest.ts";
import type { Plan } from "../grade/plan.ts";
import type { BatchJournal } from "./batch-journal.ts";
import type { Gathered } from "./collect/gather.ts";
import { makeRow } from "./gradebook/make-row.ts";
import type { Gradebook, StageColumn } from "./gradebook/row.ts";
import type { Executor, GradingOptions, Job, Outcome } from "./job.ts";
import { jobKey } from "./job-key.ts";
import type { Policy } from "./policy/policy.ts";
import { keptRun } from "./results-folder.ts";
import type { Entry } from "./roster/assign.ts";
import { isGraded, runBatch } from "./run-batch.ts";
import type { BatchEvents } from "./run-batch.ts";
import type { Remark } from "./verdict.ts";

/** What a class is graded with. */
export interface ClassRun {
  /** What is to be run: the lab with the stages and checks that were asked for. */
  readonly plan: Plan;
  readonly entries: readonly Entry[];
  readonly policy: Policy;
  /** Files in the class's folder that are no submissions. */
  readonly others: readonly string[];
  /** The folder of the results. */
  readonly out: string;
  /** Whether pictures are drawn of each run. */
  readonly pictures: boolean;
  readonly grading: GradingOptions;
}

/** The jobs of a class, by the ids of its entries; entries without one can't be graded. */
export function jobsOf({ entries, grading, out, pictures }: ClassRun): ReadonlyMap<string, Job> {
  const { lab, stages, seed } = grading;
  const grader = verdictDigest(lab);
  return new Map(
    entries.flatMap(({ id, submission }) => {
      if (submission === null || "code" in submission.ready) return [];
      const { hash, folder } = submission.ready;
      const key = jobKey({ hash, lab, stages, seed, bundle: pictures, grader });
      const { logs, bundle } = keptRun(out, key);
      return [[id, { key, folder, logs, ...(pictures ? { bundle } : {}) }] as const];
    }),
  );
}

/**
 * Grades a class: every submission that the journal does not have already.
 *
 * @param jobs - those of {@link jobsOf}.
 * @returns the gradebook; null when the signal was aborted before all were graded.
 */
export async function runClass(
  run: ClassRun,
  jobs: ReadonlyMap<string, Job>,
  executor: Executor,
  journal: BatchJournal,
  events: BatchEvents,
  signal: AbortSignal,
): Promise<Gradebook | null> {
  const all = [...jobs.values()];
  const outcomes = await runBatch(all, run.grading, executor, journal, events, signal);
  return signal.aborted ? null : makeGradebook(run, jobs, outcomes);
}

/** How many of a class's jobs the journal has. */
export function countRemembered(jobs: ReadonlyMap<string, Job>, journal: BatchJournal): number {
  return [...jobs.values()].filter(({ key }) => {
    const known = journal.find(key);
    return known !== undefined && isGraded(known);
  }).length;
}

function makeGradebook(
  { plan, entries, policy, others, grading }: ClassRun,
  jobs: ReadonlyMap<string, Job>,
  outcomes: ReadonlyMap<string, Outcome>,
): Gradebook {
  const columns = columnsOf(plan);
  const rows = entries.map((entry) => {
    const { submission } = entry;
    const job = jobs.get(entry.id);
    return makeRow(
      {
        ...entry,
        handIn: submission?.item ?? null,
        outcome: job === undefined ? faultOf(submission) : outcomes.get(job.key),
        remarks: [...entry.remarks, ...sameFiles(entry, entries, jobs)],
      },
      columns,
      policy,
    );
  });
  const { id, title } = plan.lab;
  return { lab: id, title, seed: grading.seed, columns, rows, others };
}

/** Why a submission has no job. */
function faultOf(submission: Gathered | null): Outcome | undefined {
  if (submission === null || !("code" in submission.ready)) return undefined;
  return { kind: "verdict", verdict: submission.ready };
}

/** Who else has handed in just these files. */
function sameFiles(
  { id }: Entry,
  entries: readonly Entry[],
  jobs: ReadonlyMap<string, Job>,
): Remark[] {
  const own = jobs.get(id);
  const others = entries.filter((other) => other.id !== id && jobs.get(other.id)?.key === own?.key);
  if (own === undefined || others.length === 0) return [];
  return [{ id: "same-files", details: { names: others.map((other) => other.id).join(", ") } }];
}

/** The stages that are run, in the lab's order, with what each is worth. */
function columnsOf({ lab, scenarios }: Plan): StageColumn[] {
  const worth = (stage: Lab["stages"][number]): number =>
    scenarios
      .filter((scenario) => scenario.stage === stage.id)
      .reduce((sum, { points }) => sum + points, 0);
  return lab.stages
    .filter(({ id }) => scenarios.some(({ stage }) => stage === id))
    .map((stage) => {
      const { id, title, bonus = false } = stage;
      return { id, title, bonus, points: worth(stage) };
    });
}
