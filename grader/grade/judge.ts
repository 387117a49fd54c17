import { createHash } from "node:crypto";
import { isTimeout } from "../check/failure.ts";
import { planRace } from "../check/race-plan.ts";
import { runScenario } from "../check/run-scenario.ts";
import type { RunOptions } from "../check/run-scenario.ts";
import type { Scenario } from "../fixture/scenario.ts";
import { isDiskFull, sizeOf } from "../limits/disk.ts";
import { faultText } from "../record/fault-text.ts";
import type { CheckRecord } from "../record/record.ts";
import type { Control } from "./control.ts";

/** No scenario has programs that write as much as this, unless something is wrong with them. */
const MUCH_BYTES = 32 * 1024 * 1024;

/** How a check ended, as the record has it. */
export type Judgement = Pick<
  CheckRecord,
  "result" | "failure" | "error" | "control" | "secondSeed" | "skipped" | "unproxied"
>;

/** What a verdict may need besides the submission. */
export interface Judging {
  /** What tells the submission from the machine. */
  readonly control: Control;
  /** Whether the machine was too busy before: then every failure has to do without it. */
  readonly isDoubtful?: boolean;
}

/**
 * Runs a scenario and judges it:
 *
 * - What it needs and there is not: `skip`.
 * - A fault left no evidence that it bit: once more with another seed. None again: it is the
 *   submission's `fail` if the fault does bite with the reference, else `inconclusive`.
 * - Something came too late: the control is run. It is `error`, the machine's, if that is too late as
 *   well, else the submission's `fail`.
 * - What the grader did wrong: `error`.
 */
export async function judge(
  scenario: Scenario,
  options: RunOptions,
  judging: Judging,
): Promise<Judgement> {
  const skipped = missingNeed(scenario, options);
  if (skipped !== null) return { result: "skip", skipped };
  const unproxied = isUnproxied(scenario, options) ? { unproxied: true } : {};
  try {
    // One race for all runs: the control shows nothing where it has an easier one.
    const raced = { ...options, race: planRace(scenario) };
    return { ...(await attempt(scenario, raced, judging)), ...unproxied };
  } catch (error) {
    return { result: "error", error: faultText(error), ...unproxied };
  }
}

async function attempt(
  scenario: Scenario,
  options: RunOptions,
  judging: Judging,
): Promise<Judgement> {
  const first = await runScenario(scenario, options);
  if (first.kind === "pass") return { result: "pass" };
  if (first.kind === "fail") return judgeFailure(first.failure, scenario, options, judging);
  const seed = secondSeed(options.seed);
  const again = { ...named(options, "second"), seed };
  const second = await runScenario(scenario, again);
  if (second.kind === "pass") return { result: "pass", secondSeed: seed };
  const judgement =
    second.kind === "fail"
      ? await judgeFailure(second.failure, scenario, again, judging)
      : await judgeSilence(second.failure, scenario, again, judging.control);
  return { ...judgement, secondSeed: seed };
}

type Failure = NonNullable<CheckRecord["failure"]>;

/** Whose fault it is that something was wrong: only where it was about time may it be the machine's. */
async function judgeFailure(
  failure: Failure,
  scenario: Scenario,
  options: RunOptions,
  { control, isDoubtful = false }: Judging,
): Promise<Judgement> {
  checkDisk(options);
  if (!isTimeout(failure) && !isDoubtful) return { result: "fail", failure };
  const ran = await control.run(scenario, named(options, "control"));
  return ran.result === "pass"
    ? { result: "fail", failure, control: ran }
    : { result: "error", failure, control: ran };
}

/**
 * A full disk makes every program fail: then it is the submission's failure only when its own files
 * could have filled it.
 *
 * @throws Error when the disk is full and the programs of the scenario wrote little.
 */
function checkDisk({ workspace, folder }: RunOptions): void {
  if (!isDiskFull(workspace.folder) || sizeOf(folder) >= MUCH_BYTES) return;
  throw new Error(`the disk is full: make room where ${workspace.folder} is`);
}

/** Whose fault it is that a fault did not bite. The bare echo can't tell: no fault acts on it. */
async function judgeSilence(
  failure: Failure,
  scenario: Scenario,
  options: RunOptions,
  control: Control,
): Promise<Judgement> {
  const ran = await control.run(scenario, named(options, "control"));
  const bites = ran.by === "reference" && ran.result === "pass";
  return { result: bites ? "fail" : "inconclusive", failure, control: ran };
}

/** The same options for one more run, whose files and logs have names of their own. */
function named(options: RunOptions, name: string): RunOptions {
  // What is shown of a scenario is its first run: a control is no run of the submission at all.
  const others = { ...options };
  delete others.recorder;
  const { onOutput, folder } = others;
  return {
    ...others,
    folder: `${folder}-${name}`,
    ...(onOutput !== undefined && {
      onOutput: (variant, program, text): void => {
        onOutput(`${name}-${variant}`, program, text);
      },
    }),
  };
}

/** The seed of the second run, which follows from the first: a run can be replayed as a whole. */
export function secondSeed(seed: number): number {
  const hex = createHash("sha256").update(`${seed} once more`).digest("hex");
  return Number.parseInt(hex.slice(0, 5), 16);
}

type Skipped = NonNullable<CheckRecord["skipped"]>;

function missingNeed({ needs = [] }: Scenario, { naming }: RunOptions): Skipped | null {
  if (needs.includes("pause") && process.platform === "win32") {
    return { need: "pause", whose: "machine" };
  }
  if (needs.includes("advertise") && naming === "none") {
    return { need: "advertise", whose: "submission" };
  }
  return null;
}

/** Whether the nodes of a scenario would be reached through proxies, but can't be. */
function isUnproxied({ programs }: Scenario, { naming }: RunOptions): boolean {
  if (naming !== "none") return false;
  const all = Object.values(programs);
  const hasTracker = all.some(({ program }) => program === "tracker");
  return all.some((one) => one.program === "node" && (one.proxied ?? hasTracker));
}
