import { join } from "node:path";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { findSubmission } from "../../labs/kit/submission/find-submission.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import { Workspace } from "../cluster/workspace.ts";
import { bundleExplorer, runExplorerProcess } from "../explore/explorer-process.ts";
import type { Invariant } from "../explore/violation.ts";
import type { Scenario } from "../fixture/scenario.ts";
import { beginRecord } from "../grade/begin-record.ts";
import { readPlan } from "../grade/plan.ts";
import type { Plan } from "../grade/plan.ts";
import { runPlan } from "../grade/run.ts";
import type { Control } from "../grade/control.ts";
import { NO_ISOLATION } from "../isolation/isolation.ts";
import { faultText } from "../record/fault-text.ts";
import { writeMutant } from "./make-mutant.ts";
import type { Mutant } from "./mutant.ts";
import { RememberedControl } from "./remembered-control.ts";
import { readRecord } from "./run.ts";
import type { MutantRun } from "./run.ts";

/** Schedules in virtual time for each seed of a mutant. */
const SCHEDULES = 200;
/** Failing schedules after which no more are run: one would do, several tell whether it is always the same. */
const MAX_FAILURES = 3;
/**
 * With so many seeds all of a mutant's stage is played, which is what its fingerprint is made from; with
 * the others only the checks of it that have to catch the mutant, and all of the stages before.
 */
export const WHOLE_SEEDS = 3;
/** Scenarios of one mutant that run at a time; mutants run side by side, too. */
const SCENARIOS_AT_A_TIME = 5;

/** The workspaces of the runs that are under way: whoever ends them all has ended everything. */
export type OpenWorkspaces = Set<Workspace>;

/**
 * Runs a mutant with one seed: the scenarios of its stage and of those before it on real processes,
 * and, where it depends on timing, schedules in virtual time. A fault of the grader's own is among the
 * run's errors, and stops none of the others.
 *
 * @param seed - from 1; see {@link WHOLE_SEEDS}.
 */
export async function runMutant(
  mutant: Mutant,
  seed: number,
  open: OpenWorkspaces,
): Promise<MutantRun> {
  const began = performance.now();
  const workspace = new Workspace();
  open.add(workspace);
  const outcome = await play(mutant, seed, workspace).catch((error: unknown) => ({
    earlier: [],
    failed: [],
    violated: null,
    errors: [faultText(error)],
  }));
  workspace.close();
  open.delete(workspace);
  return { id: mutant.id, seed, ...outcome, ms: Math.round(performance.now() - began) };
}

async function play(
  mutant: Mutant,
  seed: number,
  workspace: Workspace,
): Promise<Omit<MutantRun, "id" | "seed" | "ms">> {
  const folder = join(workspace.folder, "submission");
  writeMutant(mutant, folder);
  const submission = findSubmission(folder, mutant.lab);
  const plan = planUpTo(mutant, seed);
  const record = beginRecord(plan, submission, seed, NO_ISOLATION);
  await runPlan(plan, submission, record, workspace, {
    seed,
    // Mutants are our own code.
    isolation: NO_ISOLATION,
    timeoutFactor: 1,
    language: "en",
    logFolder: null,
    atATime: SCENARIOS_AT_A_TIME,
    control: controlOf(mutant.lab),
    onProgress: () => undefined,
  });
  const violated =
    mutant.simulation === undefined
      ? null
      : await explore(mutant, submission, plan, seed, workspace);
  return { ...readRecord(record, mutant.stage), violated };
}

/** Whether its scenarios with this seed load the machine so much that other mutants have to wait. */
export function isHeavy(mutant: Mutant, seed: number): boolean {
  return planUpTo(mutant, seed).scenarios.some(({ alone }) => alone === true);
}

const controls = new Map<string, Control>();

function controlOf(lab: string): Control {
  const control = controls.get(lab) ?? new RememberedControl(findLab(lab, "en"));
  controls.set(lab, control);
  return control;
}

/** The scenarios of a mutant's stage and of those before it. */
function planUpTo({ lab, stage, caughtBy }: Mutant, seed: number): Plan {
  const plan = readPlan(findLab(lab, "en"), true);
  const stages = plan.lab.stages.map(({ id }) => id);
  const before = new Set(stages.slice(0, stages.indexOf(stage)));
  const isWhole = seed <= WHOLE_SEEDS || caughtBy.length === 0;
  const isWanted = ({ id, stage: of }: Scenario): boolean =>
    before.has(of) || (of === stage && (isWhole || caughtBy.includes(id)));
  return { ...plan, scenarios: plan.scenarios.filter(isWanted) };
}

/** What a mutant's schedules violate; seeds do not share schedules. */
async function explore(
  { lab, simulation }: Mutant,
  submission: Submission,
  plan: Plan,
  seed: number,
  workspace: Workspace,
): Promise<Invariant[]> {
  const file = await bundleExplorer(submission, plan.lab.programs, workspace.folder);
  const violated = new Set<Invariant>();
  const job = {
    lab,
    language: "en",
    forks: simulation?.forks === true,
    seed: seed * SCHEDULES + 1,
    seeds: SCHEDULES,
    maxFailures: MAX_FAILURES,
    isBrief: true,
  } as const;
  await runExplorerProcess(file, job, workspace, (line) => {
    if (line.kind === "failed") violated.add(line.schedule.violation.invariant);
  });
  return [...violated];
}
