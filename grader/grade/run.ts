import { availableParallelism } from "node:os";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import Mocha from "mocha";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { runScenario } from "../check/run-scenario.ts";
import { Probe } from "../cluster/probe.ts";
import { ProgramProcess } from "../cluster/program-process.ts";
import { Launcher } from "../cluster/launcher.ts";
import { Workspace } from "../cluster/workspace.ts";
import type { Scenario } from "../fixture/scenario.ts";
import type { Isolation } from "../isolation/isolation.ts";
import { isDiskFull, sizeOf } from "../limits/disk.ts";
import type { CheckRecord, RunRecord } from "../record/record.ts";
import { runOneByOne, runSideBySide } from "./concurrency.ts";
import type { Plan } from "./plan.ts";

/** Scenarios that run at a time, for each processor: much of a scenario is waiting for a tick. */
const SCENARIOS_PER_CORE = 3;
/** Mocha's own limit is off: every wait of a scenario has one. */
const NO_LIMIT = 0;

/** No scenario has programs that write as much as this, unless something is wrong with them. */
const MUCH_BYTES = 32 * 1024 * 1024;

/** How a run is made. */
export interface RunSettings {
  readonly seed: number;
  readonly timeoutFactor: number;
  readonly language: Language;
  /** The folder for the programs' logs, or null to keep none. */
  readonly logFolder: string | null;
  readonly isolation: Isolation;
  /** How many scenarios run at a time; left out, several for each core. */
  readonly atATime?: number;
  /** Called after every check; what it throws is thrown when all are over. */
  readonly onProgress: () => void;
}

/**
 * Runs the scenarios of a plan against a submission and notes the results in the record. Scenarios run
 * side by side; mocha awaits them, a suite a stage and a test a check.
 *
 * @param workspace - holds all that the run makes; the caller closes it.
 */
export async function runPlan(
  { lab, scenarios }: Plan,
  submission: Submission,
  record: RunRecord,
  workspace: Workspace,
  settings: RunSettings,
): Promise<void> {
  const { folder: place } = workspace;
  const launcher = await Launcher.prepare(submission, lab.programs, place, settings.isolation);
  record.hash = launcher.hash;
  const checks = new Map(
    record.stages.flatMap(({ checks }) => checks).map((check) => [check.id, check]),
  );
  const locale = settings.language === "zh" ? "zh_CN.UTF-8" : "en_US.UTF-8";
  const probe = new Probe(() => {
    const folder = join(place, "probe");
    mkdirSync(folder, { recursive: true });
    return new ProgramProcess(launcher.launch("probe", [], folder, locale), workspace);
  });
  const faults: unknown[] = [];
  const longestFirst = [...scenarios].sort((one, other) => lengthOf(other) - lengthOf(one));
  const run = async (scenario: Scenario): Promise<void> => {
    const check = checks.get(scenario.id);
    if (check === undefined) return;
    const began = performance.now();
    await runCheck(check, scenario, {
      launcher,
      workspace,
      folder: join(place, scenario.id),
      nodeOptions: lab.nodeOptions,
      timeoutFactor: settings.timeoutFactor,
      probe,
      locale,
      seed: settings.seed,
      onOutput: (variant, program, text) => {
        if (settings.logFolder === null) return;
        const folder = join(settings.logFolder, scenario.id);
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, `${variant}-${program}.log`), text);
      },
    });
    check.ms = Math.round(performance.now() - began);
    try {
      settings.onProgress();
    } catch (error) {
      faults.push(error);
    }
  };
  const atATime = settings.atATime ?? SCENARIOS_PER_CORE * availableParallelism();
  await awaitWithMocha(record, startAll(longestFirst, run, atATime));
  await probe.close();
  if (launcher.hasChanged()) record.changed = true;
  if (faults.length > 0) throw faults[0];
}

/** Starts scenarios side by side; those that load the machine run one at a time, after the others. */
function startAll(
  scenarios: readonly Scenario[],
  run: (scenario: Scenario) => Promise<void>,
  atATime: number,
): Map<string, Promise<void>> {
  const light = scenarios.filter(({ alone }) => alone !== true);
  const heavy = scenarios.filter(({ alone }) => alone === true);
  const tasks = (list: readonly Scenario[]): (() => Promise<void>)[] =>
    list.map((scenario) => () => run(scenario));
  const beside = runSideBySide(tasks(light), atATime);
  const alone = runOneByOne(tasks(heavy), beside);
  const pairOf = (list: readonly Scenario[], done: readonly Promise<void>[]) =>
    list.map(({ id }, at) => [id, done[at] ?? Promise.resolve()] as const);
  return new Map([...pairOf(light, beside), ...pairOf(heavy, alone)]);
}

/** How long a scenario is going to take, roughly: most of it is the start of its programs. */
function lengthOf({ programs, steps, literal }: Scenario): number {
  const starts = Object.keys(programs).length + steps.filter(({ kind }) => kind === "start").length;
  return starts * (literal === true ? 2 : 1);
}

async function runCheck(
  check: CheckRecord,
  scenario: Scenario,
  options: Parameters<typeof runScenario>[1],
): Promise<void> {
  try {
    const failure = await runScenario(scenario, options);
    if (failure !== null) checkDisk(options);
    check.result = failure === null ? "pass" : "fail";
    if (failure !== null) check.failure = failure;
  } catch (error) {
    check.result = "error";
    check.error = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/**
 * A full disk makes every program fail: then it is the submission's failure only when its own files
 * could have filled it.
 *
 * @throws Error when the disk is full and the programs of the scenario wrote little.
 */
function checkDisk({ workspace, folder }: Parameters<typeof runScenario>[1]): void {
  if (!isDiskFull(workspace.folder) || sizeOf(folder) >= MUCH_BYTES) return;
  throw new Error(`the disk is full: make room where ${workspace.folder} is`);
}

/** Has mocha await every check; a check that did not pass fails its test. */
async function awaitWithMocha(
  record: RunRecord,
  done: ReadonlyMap<string, Promise<void> | undefined>,
): Promise<void> {
  const mocha = new Mocha({ reporter: Silent, timeout: NO_LIMIT });
  for (const stage of record.stages) {
    const suite = Mocha.Suite.create(mocha.suite, stage.id);
    for (const check of stage.checks) {
      const test = new Mocha.Test(check.id, async () => {
        await done.get(check.id);
        expect(check.result, check.error ?? check.failure?.code).to.equal("pass");
      });
      suite.addTest(test);
    }
  }
  await new Promise<void>((resolve) => {
    mocha.run(() => {
      // Its handlers for uncaught errors go with it: there may be many runs in one process.
      mocha.dispose();
      resolve();
    });
  });
}

/** Mocha's results go into the record, from which the reports are made: mocha itself says nothing. */
class Silent extends Mocha.reporters.Base {}
