import { availableParallelism } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import Mocha from "mocha";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { findNaming } from "../cluster/naming.ts";
import type { Naming, NamingOptions } from "../cluster/naming.ts";
import { Probe } from "../cluster/probe.ts";
import { ProgramProcess } from "../cluster/program-process.ts";
import { Launcher } from "../cluster/launcher.ts";
import { Workspace } from "../cluster/workspace.ts";
import type { Scenario } from "../fixture/scenario.ts";
import type { RunRecord } from "../record/record.ts";
import { runSideBySide } from "./concurrency.ts";
import { createControl } from "./control.ts";
import { judge } from "./judge.ts";
import { LogFolder } from "./log-folder.ts";
import { measureMachine } from "./machine.ts";
import type { Plan } from "./plan.ts";

/** Scenarios that run at a time, for each processor: much of a scenario is waiting for a tick. */
const SCENARIOS_PER_CORE = 3;
/** Mocha's own limit is off: every wait of a scenario has one. */
const NO_LIMIT = 0;

/** How a run is made. */
export interface RunSettings {
  readonly seed: number;
  readonly timeoutFactor: number;
  readonly language: Language;
  /** The folder for the programs' logs, or null to keep none. */
  readonly logFolder: string | null;
  /** Called after every check. */
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
  const [launcher, speed] = await Promise.all([
    Launcher.prepare(submission, lab.programs, workspace.folder),
    measureMachine(workspace),
  ]);
  Object.assign(record.machine, speed);
  const timeoutFactor = settings.timeoutFactor * speed.factor;
  const locale = settings.language === "zh" ? "zh_CN.UTF-8" : "en_US.UTF-8";
  const common = { launcher, workspace, locale, timeoutFactor };
  const naming = nameProxies(scenarios, record, {
    ...common,
    hasStore: lab.nodeOptions.includes("db"),
  });
  const checks = new Map(
    record.stages.flatMap(({ checks }) => checks).map((check) => [check.id, check]),
  );
  const probe = new Probe(
    () => new ProgramProcess(launcher.launch("probe", [], workspace.folder, locale), workspace),
  );
  const control = createControl(lab);
  const logs = new LogFolder(settings.logFolder);
  const longestFirst = [...scenarios].sort((one, other) => lengthOf(other) - lengthOf(one));
  const run = async (scenario: Scenario): Promise<void> => {
    const check = checks.get(scenario.id);
    if (check === undefined) return;
    const began = performance.now();
    const options = {
      ...common,
      folder: join(workspace.folder, scenario.id),
      nodeOptions: lab.nodeOptions,
      // Only who uses proxies waits for it.
      naming: usesProxies(scenario) ? await naming : "taken",
      probe,
      seed: settings.seed,
      ...logs.of(scenario.id),
    };
    Object.assign(check, await judge(scenario, options, control));
    check.ms = Math.round(performance.now() - began);
    settings.onProgress();
  };
  await awaitWithMocha(record, startAll(longestFirst, run));
  await Promise.all([probe.close(), control.close()]);
}

/** Whether nodes of a scenario are reached through proxies. */
function usesProxies({ programs, needs = [] }: Scenario): boolean {
  const all = Object.values(programs);
  return needs.includes("advertise") || all.some(({ program }) => program === "tracker");
}

/** Finds out what the submission's nodes call themselves, where some check depends on it. */
async function nameProxies(
  scenarios: readonly Scenario[],
  record: RunRecord,
  options: NamingOptions,
): Promise<Naming> {
  if (!scenarios.some(usesProxies)) return "taken";
  const naming = await findNaming(options);
  record.naming = naming;
  return naming;
}

/** Starts scenarios side by side; those that load the machine run one at a time, after the others. */
function startAll(
  scenarios: readonly Scenario[],
  run: (scenario: Scenario) => Promise<void>,
): Map<string, Promise<void> | undefined> {
  const [heavy, light] = [true, false].map((alone) =>
    scenarios.filter((scenario) => (scenario.alone ?? false) === alone),
  ) as [Scenario[], Scenario[]];
  const tasks = light.map((scenario) => () => run(scenario));
  const beside = runSideBySide(tasks, SCENARIOS_PER_CORE * availableParallelism());
  const rest = Promise.allSettled(beside);
  const alone = runSideBySide(
    heavy.map((scenario) => () => rest.then(() => run(scenario))),
    1,
  );
  const done = [...beside, ...alone];
  return new Map([...light, ...heavy].map(({ id }, at) => [id, done[at]]));
}

/** How long a scenario is going to take, roughly: most of it is the start of its programs. */
function lengthOf({ programs, steps, literal }: Scenario): number {
  const starts = Object.keys(programs).length + steps.filter(({ kind }) => kind === "start").length;
  return starts * (literal === true ? 2 : 1);
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
        expect(check.result, check.error ?? check.failure?.code).to.be.oneOf(["pass", "skip"]);
      });
      suite.addTest(test);
    }
  }
  await new Promise<void>((resolve) => {
    mocha.run(() => {
      resolve();
    });
  });
}

/** Mocha's results go into the record, from which the reports are made: mocha itself says nothing. */
class Silent extends Mocha.reporters.Base {}
