import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import type { Launcher } from "../cluster/launcher.ts";
import { Workspace } from "../cluster/workspace.ts";
import type { Scenario } from "../fixture/scenario.ts";
import { beginRecord } from "../grade/begin-record.ts";
import type { Plan } from "../grade/plan.ts";
import { prepareRun } from "../grade/prepare.ts";
import { runPlan } from "../grade/run.ts";
import type { Isolation } from "../isolation/isolation.ts";
import type { ProgressFile } from "./progress-file.ts";
import { hashOfScenario, queueOf } from "./queue.ts";
import type { ProgramHashes } from "./queue.ts";

/** What is watched, and with what. */
export interface Watched {
  readonly plan: Plan;
  readonly submission: Submission;
  readonly progress: ProgressFile;
  readonly seed: number;
  readonly isolation: Isolation;
  /** Where the programs' logs are kept. */
  readonly logFolder: string;
  readonly timeoutFactor: number;
}

/** How far a round has come: a check is over; the stage at hand has its verdict; all is done. */
export type RoundEvent = "check" | "verdict" | "done";

/** How a round is made. */
export interface RoundOptions {
  /** Whether every check is run, whatever is known of it. */
  readonly isWhole: boolean;
  readonly language: Language;
  /** Ends the round at once; what was under way is not noted. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: RoundEvent, stage: string | null) => void;
}

/**
 * Grades what a change may have changed: the stage at hand first, as far as it reaches, then what was
 * earned before.
 *
 * @throws what the grader itself did wrong; not after an abortion.
 */
export async function runRound(watched: Watched, options: RoundOptions): Promise<void> {
  const { signal } = options;
  const workspace = new Workspace();
  const end = (): void => {
    workspace.close();
  };
  signal.addEventListener("abort", end);
  try {
    await runAll(watched, options, workspace);
  } catch (error) {
    // Whatever fails of a round that was ended, fails because its folder and processes are gone.
    if (!isAborted(signal)) throw error;
  } finally {
    signal.removeEventListener("abort", end);
    workspace.close();
  }
}

async function runAll(
  watched: Watched,
  options: RoundOptions,
  workspace: Workspace,
): Promise<void> {
  const { plan, submission, progress, isolation } = watched;
  const { signal, isWhole, onEvent } = options;
  const prepared = await prepareRun(plan, submission, workspace, isolation);
  const hashes = hashesOf(plan, prepared.launcher);
  const run = async (scenarios: readonly Scenario[], stage: string | null): Promise<void> => {
    const part = { ...plan, scenarios };
    const record = beginRecord(part, submission, watched.seed, isolation);
    const noted = new Set<string>();
    const noteAll = (): void => {
      for (const check of record.stages.flatMap(({ checks }) => checks)) {
        const scenario = scenarios.find(({ id }) => id === check.id);
        if (check.result === "waiting" || scenario === undefined || noted.has(check.id)) continue;
        noted.add(check.id);
        progress.note(check, hashOfScenario(scenario, hashes));
      }
    };
    await runPlan(part, submission, record, workspace, {
      ...{ ...watched, prepared, signal, language: options.language },
      onProgress: () => {
        noteAll();
        onEvent("check", stage);
      },
    });
  };
  if (isWhole) await run(plan.scenarios, null);
  for (;;) {
    const { stage, first, rest } = queueOf(plan, progress, hashes);
    if (isAborted(signal)) return;
    if (first.length > 0) {
      await run(first, stage);
      // It may be done with now: then the next one is at hand.
      if (!isAborted(signal) && queueOf(plan, progress, hashes).stage !== stage) continue;
    }
    if (isAborted(signal)) return;
    onEvent("verdict", stage);
    if (rest.length > 0) await run(rest, stage);
    if (!isAborted(signal)) onEvent("done", queueOf(plan, progress, hashes).stage);
    return;
  }
}

function hashesOf({ lab }: Plan, launcher: Launcher): ProgramHashes {
  return new Map(lab.programs.map((program) => [program, launcher.hashOfProgram(program)]));
}

/** Asked anew each time: it changes while something is awaited. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
