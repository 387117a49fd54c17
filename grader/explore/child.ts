/**
 * The explorer's child process: it holds the code of a submission and runs schedules with it. What it
 * is to run stands on its standard input as one JSON line; what it finds goes to standard output.
 */
import { createInterface } from "node:readline";
import {
  Crash,
  NotImplemented,
  Purity,
  Random,
  describeFault,
  placeInStack,
} from "../../labs/kit/simulation/index.ts";
import type { Programs } from "../../labs/kit/simulation/index.ts";
import { drawActions } from "./action.ts";
import type { Action } from "./action.ts";
import { kindOf } from "./kind.ts";
import type { ExploreJob, ExploreLine } from "./report.ts";
import { runSchedule } from "./run-schedule.ts";
import type { ScheduleResult } from "./run-schedule.ts";
import { playTranscript } from "./play-transcript.ts";
import { shrink } from "./shrink.ts";

/** Every so many schedules one is run twice, to see that a seed says everything. */
const TWICE_EVERY = 50;
/** Schedules between two lines about progress. */
const PROGRESS_EVERY = 25;

/** Runs the explorer with the programs of a submission. */
export function runExplorer(programs: Programs): void {
  const write = process.stdout.write.bind(process.stdout);
  const tell = (line: ExploreLine): void => {
    write(`${JSON.stringify(line)}\n`);
  };
  // What the programs print is not for whoever reads the lines.
  process.stdout.write = () => true;
  createInterface({ input: process.stdin }).once("line", (text) => {
    void explore(programs, JSON.parse(text) as ExploreJob, tell).then(() => {
      // A long line may still be on its way: the process ends when it is out.
      write("", () => {
        process.exit();
      });
    });
  });
}

async function explore(
  programs: Programs,
  job: ExploreJob,
  tell: (line: ExploreLine) => void,
): Promise<void> {
  const purity = new Purity();
  const kind = kindOf(job.lab, job.forks);
  let unfinished: string | undefined;
  const describe = (error: unknown): string => {
    const text = describeFault(error, job.language);
    if (error instanceof NotImplemented) unfinished ??= text;
    return text;
  };
  const strays = catchStrays();
  const run = async (seed: number, actions: readonly Action[]): Promise<ScheduleResult> => {
    const result = await runSchedule({ programs, purity, kind, seed, actions, describe });
    const [stray] = strays.splice(0);
    if (stray === undefined || result.violation !== null) return result;
    const at = result.journal.at(-1)?.at ?? 0;
    const found = describe(stray);
    return { ...result, violation: { invariant: "no-throw", at, node: kind.nodes.join(), found } };
  };
  const began = performance.now();
  let failures = 0;
  let schedules = 0;
  let isSteady = true;
  for (let seed = job.seed; seed < job.seed + job.seeds && failures < job.maxFailures; seed += 1) {
    const actions = job.actions ?? drawActions(new Random(seed), kind);
    const result = await run(seed, actions);
    schedules += 1;
    if (unfinished !== undefined) {
      tell({ kind: "unfinished", what: unfinished });
      break;
    }
    if (isSteady && schedules % TWICE_EVERY === 1) {
      isSteady = (await run(seed, actions)).digest() === result.digest();
      if (!isSteady) tell({ kind: "unsteady", seed });
    }
    if (result.violation !== null) {
      failures += 1;
      const { invariant } = result.violation;
      const fails = async (candidate: readonly Action[]): Promise<boolean> =>
        (await run(seed, candidate)).violation?.invariant === invariant;
      const few = job.isBrief ? actions : await shrink(actions, fails);
      const { violation, journal, chains } = await run(seed, few);
      tell({
        kind: "failed",
        schedule: {
          seed,
          violation: violation ?? result.violation,
          actions: few,
          drawn: actions.length,
          journal: job.isBrief ? [] : journal,
          chains: job.isBrief ? {} : Object.fromEntries(chains),
        },
      });
    }
    if (schedules % PROGRESS_EVERY === 0) tell({ kind: "progress", done: schedules });
  }
  if (unfinished === undefined && !kind.mines && !job.isBrief) {
    const exchanges = playTranscript({ programs, purity, lab: job.lab, describe });
    tell({ kind: "transcript", exchanges });
  }
  for (const { what, stack } of purity.found.values()) {
    tell({ kind: "impure", what, place: placeInStack(stack) ?? "?" });
  }
  tell({ kind: "done", schedules, seconds: (performance.now() - began) / 1000 });
}

/**
 * The errors of promises that nobody waits for. A program that writes after it has answered may be
 * switched off in such a promise, which is no error.
 */
function catchStrays(): unknown[] {
  const strays: unknown[] = [];
  process.on("unhandledRejection", (error) => {
    if (!(error instanceof Crash)) strays.push(error);
  });
  return strays;
}
