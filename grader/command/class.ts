/**
 * `npm run class LAB -- SUBMISSIONS`: grades a whole class and writes its gradebook. Exit status 0 when
 * all were graded, 2 for a mistake in the command, 3 when something is ungraded, 130 after Ctrl-C.
 */
import { randomInt } from "node:crypto";
import { setMaxListeners } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { INTERRUPTED, onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { BatchJournal } from "../class/batch-journal.ts";
import { takeFolder } from "../class/batch-lock.ts";
import { BatchProgress } from "../class/batch-progress.ts";
import { ChildPool } from "../class/child-pool.ts";
import type { ClassOptions } from "../class/class-options.ts";
import { readClassOptions } from "../class/class-options.ts";
import { commandOf } from "../class/command-of.ts";
import { mostAtATime, scenariosAtATime } from "../class/executor-options.ts";
import { LoadGate } from "../class/load-gate.ts";
import type { Gradebook } from "../class/gradebook/row.ts";
import type { Executor, GradingOptions, Job } from "../class/job.ts";
import { createClassSay } from "../class/messages.ts";
import type { ClassSay } from "../class/messages.ts";
import { openClass } from "../class/open-class.ts";
import { readPolicyFile, readRosterFile } from "../class/read-inputs.ts";
import { overlaps } from "../class/results-folder.ts";
import { assign } from "../class/roster/assign.ts";
import { countRemembered, jobsOf, runClass } from "../class/run-class.ts";
import type { ClassRun } from "../class/run-class.ts";
import { tellResults } from "../class/tell-results.ts";
import { writeResults } from "../class/write-results.ts";
import type { Written } from "../class/write-results.ts";
import { WardenLine } from "../cluster/warden-line.ts";
import { select } from "../grade/begin-record.ts";
import { readPlan } from "../grade/plan.ts";
import type { Plan } from "../grade/plan.ts";
import { QueueExecutor } from "../queue/queue-executor.ts";
import { FAULT_STATUS, runGraderProgram } from "./run-grader-program.ts";

/** Seeds that are drawn are short, so that they are easily typed. */
const MAX_DRAWN_SEED = 1_000_000;

runGraderProgram(async ({ args }) => {
  await gradeClass(await readClassOptions(args, process.env), args);
});

async function gradeClass(options: ClassOptions, args: readonly string[]): Promise<void> {
  const { language } = options;
  const say = createClassSay(language);
  const plan = select(readPlan(findLab(options.lab, language), true), {
    ...options,
    scenarios: [],
  });
  const students = readRosterFile(options.roster, say);
  const policy = readPolicyFile(options.policy, plan, students, say);
  const out = resolve(options.out);
  if (overlaps(options.submissions, out)) {
    throw new UsageError(say("usage.out-in-submissions", { out, path: options.submissions }));
  }
  const warden = new WardenLine();
  const place = makePlace(warden);
  const abort = new AbortController();
  // Each submission that is under way or waits listens.
  setMaxListeners(0, abort.signal);
  onStopSignal(() => {
    abort.abort();
  });
  try {
    const began = performance.now();
    const { submissions, others } = await openClass(options, place, say, abort.signal);
    takeResults(out, say);
    const journal = new BatchJournal(join(out, "journal.jsonl"));
    const run: ClassRun = {
      ...{ plan, entries: assign(submissions, students), policy, others, out },
      pictures: options.pictures,
      grading: gradingOf(options, plan, journal),
    };
    const jobs = jobsOf(run);
    const book = await grade(run, jobs, options, journal, warden, abort.signal);
    if (book === null) {
      console.log(say("interrupted", { command: commandOf(args) }));
      process.exitCode = INTERRUPTED;
      return;
    }
    const written = await write(book, run, jobs, language, say);
    const seconds = (performance.now() - began) / 1000;
    console.log(tellResults(book, { ...written, out, seconds, language }));
    if (book.rows.some(({ status }) => status === "ungraded")) process.exitCode = FAULT_STATUS;
  } finally {
    rmSync(place, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    warden.close();
  }
}

/** @throws UsageError when a file can't be written: Windows locks what Excel has open. */
async function write(
  book: Gradebook,
  run: ClassRun,
  jobs: ReadonlyMap<string, Job>,
  language: Language,
  say: ClassSay,
): Promise<Written> {
  try {
    return await writeResults(book, { ...run, rules: run.plan.rules, jobs, language });
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === undefined || path === undefined) throw error;
    throw new UsageError(say("usage.cannot-write", { path, reason: code }));
  }
}

/** @throws UsageError when the folder can't be written, or another batch has it. */
function takeResults(out: string, say: ClassSay): void {
  try {
    const pid = takeFolder(out);
    if (pid !== null) throw new UsageError(say("usage.running", { out, pid }));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(say("usage.cannot-write", { path: out, reason }));
  }
}

/**
 * A folder for all that the batch makes. It is in the project, since Node.js looks for the packages of a
 * submission in the folders above it.
 */
function makePlace(warden: WardenLine): string {
  const above = join(projectRoot(), ".grade", "class");
  mkdirSync(above, { recursive: true });
  const place = mkdtempSync(join(above, "batch-"));
  warden.addFolder(place);
  return place;
}

/** How the submissions are graded: with the seed of the batch that is gone on with, unless one is given. */
function gradingOf(options: ClassOptions, { lab }: Plan, journal: BatchJournal): GradingOptions {
  const { timeoutFactor, isolation, limitMs } = options;
  const seed = options.seed ?? journal.seed ?? randomInt(MAX_DRAWN_SEED);
  journal.keepSeed(seed);
  const stages = lab.stages.map(({ id }) => id).filter((id) => options.stages.includes(id));
  const atATime = scenariosAtATime(options.jobs ?? mostAtATime());
  return { lab: lab.id, timeoutFactor, isolation, limitMs, seed, stages, atATime };
}

async function grade(
  run: ClassRun,
  jobs: ReadonlyMap<string, Job>,
  { jobs: width, queue, language }: ClassOptions,
  journal: BatchJournal,
  warden: WardenLine,
  signal: AbortSignal,
): ReturnType<typeof runClass> {
  const say = createClassSay(language);
  const executor =
    queue === undefined ? childPool(width, warden) : await QueueExecutor.open(queue, language);
  const names = new Map([...jobs].map(([id, { key }]) => [key, id]));
  const count = run.entries.filter(({ submission }) => submission !== null).length;
  const { lab } = run.plan;
  console.log(
    say("head", { lab: lab.id, title: lab.title[language], count, seed: run.grading.seed }),
  );
  const remembered = countRemembered(jobs, journal);
  if (remembered > 0) console.log(say("remembered", { count: remembered }));
  const all = new Set([...jobs.values()].map(({ key }) => key)).size;
  const progress = new BatchProgress(all, Math.min(remembered, all), language);
  try {
    return await runClass(
      run,
      jobs,
      executor,
      journal,
      {
        onBegin: ({ key }) => {
          progress.begin(key);
        },
        onEnd: ({ key }, outcome, isRemembered) => {
          if (!isRemembered) progress.end(key, names.get(key) ?? key, outcome);
        },
      },
      signal,
    );
  } finally {
    progress.close();
    executor.close();
    journal.close();
  }
}

/** Grades in children of this process: so many at a time, or as many as the machine has time for. */
function childPool(width: number | undefined, warden: WardenLine): Executor {
  const gate = width === undefined ? new LoadGate(availableParallelism()) : null;
  return new ChildPool(width ?? mostAtATime(), warden, gate);
}
