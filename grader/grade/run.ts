import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import type { RunRecorder } from "../evidence/bundle/run-recorder.ts";
import { findNaming } from "../cluster/naming.ts";
import type { Naming, NamingOptions } from "../cluster/naming.ts";
import { Probe } from "../cluster/probe.ts";
import { ProgramProcess } from "../cluster/program-process.ts";
import type { Workspace } from "../cluster/workspace.ts";
import type { Scenario, ScenarioProgram } from "../fixture/scenario.ts";
import type { Isolation } from "../isolation/isolation.ts";
import { capacityHere } from "../limits/capacity.ts";
import { scenariosAtATime } from "../limits/scenarios-at-a-time.ts";
import type { RunRecord } from "../record/record.ts";
import { runOneByOne, runSideBySide } from "./concurrency.ts";
import { createControl } from "./control.ts";
import type { Control } from "./control.ts";
import { judge } from "./judge.ts";
import type { Judgement } from "./judge.ts";
import { LogFolder } from "./log-folder.ts";
import { measureMachine } from "./machine.ts";
import { awaitWithMocha } from "./mocha-run.ts";
import type { Plan } from "./plan.ts";
import { prepareRun } from "./prepare.ts";
import type { Prepared } from "./prepare.ts";
import { Stalls } from "./stalls.ts";
import { takeEvenly } from "./take-evenly.ts";
import { UNTIMED } from "../check/timing.ts";
import type { Stopwatch } from "../check/timing.ts";

/**
 * Failures of a busy machine that are run once more. When all of these fail again, alone, it was not
 * the machine, and the others stand as they are: a skeleton fails everywhere and waits long for it.
 */
const TRIED_AGAIN = 5;

/** How a run is made. */
export interface RunSettings {
  readonly seed: number;
  readonly timeoutFactor: number;
  readonly language: Language;
  /** The folder for the programs' logs, or null to keep none. */
  readonly logFolder: string | null;
  readonly isolation: Isolation;
  /** Who records the run for its bundle; left out, nobody does. */
  readonly recorder?: RunRecorder;
  /** What tells the submission from the machine; left out, see `createControl`. */
  readonly control?: Control;
  /** What was made ready before, in the same workspace; left out, it is done first. */
  readonly prepared?: Prepared;
  /** When it is aborted, no further scenario is begun, and what is under way counts for nothing. */
  readonly signal?: AbortSignal;
  /** How many scenarios run at a time; left out, what the machine bears. */
  readonly atATime?: number;
  /** Who is told what the time goes to; left out, nobody. */
  readonly stopwatch?: Stopwatch;
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
  plan: Plan,
  submission: Submission,
  record: RunRecord,
  workspace: Workspace,
  settings: RunSettings,
): Promise<void> {
  const { lab, scenarios } = plan;
  const { folder: place } = workspace;
  const { isolation, stopwatch = UNTIMED } = settings;
  const { launcher, speed } =
    settings.prepared ?? (await prepareRun(plan, submission, workspace, isolation, stopwatch));
  record.hash = launcher.hash;
  Object.assign(record.machine, speed);
  const timeoutFactor = settings.timeoutFactor * speed.factor;
  const locale = settings.language === "zh" ? "zh_CN.UTF-8" : "en_US.UTF-8";
  const common = { launcher, workspace, locale, timeoutFactor };
  const stalls = new Stalls();
  const hasStore = lab.nodeOptions.includes("db");
  const naming = stopwatch.span("start", () =>
    nameProxies(scenarios, record, { ...common, hasStore }),
  );
  const checks = new Map(
    record.stages.flatMap(({ checks }) => checks).map((check) => [check.id, check]),
  );
  const probe = new Probe(() => {
    const folder = join(place, "probe");
    mkdirSync(folder, { recursive: true });
    return new ProgramProcess(launcher.launch("probe", [], folder, locale), workspace);
  });
  const control = settings.control ?? createControl(lab, isolation);
  const logs = new LogFolder(settings.logFolder);
  const faults: unknown[] = [];
  const longestFirst = [...scenarios].sort((one, other) => lengthOf(other) - lengthOf(one));
  const judgeOne = async (scenario: Scenario, look: Look): Promise<Judgement> => {
    const options = {
      ...common,
      timeoutFactor: look.timeoutFactor,
      folder: join(place, look.isAlone ? `${scenario.id}-alone` : scenario.id),
      nodeOptions: lab.nodeOptions,
      // Only who uses proxies waits for it.
      naming: usesProxies(scenario) ? await naming : "taken",
      probe,
      seed: settings.seed,
      stopwatch,
      ...logs.of(scenario.id),
      ...settings.recorder?.of(scenario.id),
    };
    return judge(scenario, options, { control, isDoubtful: look.isAlone });
  };
  const isAborted = (): boolean => settings.signal?.aborted === true;
  const doubtful: Doubtful[] = [];
  const settle = ({ scenario, judgement, ms }: Doubtful, isRepeated: boolean): void => {
    const check = checks.get(scenario.id);
    if (check === undefined || isAborted()) return;
    Object.assign(check, judgement, { ms }, isRepeated ? { repeated: true } : {});
    try {
      settings.onProgress();
    } catch (error) {
      faults.push(error);
    }
  };
  const run = async (scenario: Scenario): Promise<void> => {
    if (!checks.has(scenario.id) || isAborted()) return;
    const began = performance.now();
    const judgement = await judgeOne(scenario, { isAlone: false, timeoutFactor });
    const done = { scenario, judgement, ms: Math.round(performance.now() - began) };
    if (isDoubtful(judgement) && stalls.since(began)) doubtful.push(done);
    else settle(done, false);
  };
  /** Runs one once more, alone; whether it passes now. */
  const runAlone = async ({ scenario }: Doubtful): Promise<boolean> => {
    if (isAborted()) return false;
    const began = performance.now();
    const { factor } = await measureMachine(workspace);
    const look = { isAlone: true, timeoutFactor: settings.timeoutFactor * factor };
    const judgement = await judgeOne(scenario, look);
    settle({ scenario, judgement, ms: Math.round(performance.now() - began) }, true);
    return judgement.result === "pass";
  };
  const atATime = settings.atATime ?? scenariosAtATime(capacityHere());
  const first = startAll(longestFirst, run, atATime);
  const again = Promise.allSettled(first.values()).then(async () => {
    const tried = takeEvenly(doubtful, TRIED_AGAIN);
    let isMachine = false;
    for (const one of tried) if (await runAlone(one)) isMachine = true;
    for (const one of doubtful.filter((other) => !tried.includes(other))) {
      if (isMachine) await runAlone(one);
      else settle(one, false);
    }
  });
  await awaitWithMocha(
    record,
    new Map([...first].map(([id, done]) => [id, done.then(() => again)])),
  );
  stalls.close();
  await Promise.all([probe.close(), control.close()]);
  if (launcher.hasChanged()) record.changed = true;
  settings.recorder?.keep(launcher.files());
  if (faults.length > 0) throw faults[0];
}

/** A scenario that is over, with its verdict and how long it took in milliseconds. */
interface Doubtful {
  readonly scenario: Scenario;
  readonly judgement: Judgement;
  readonly ms: number;
}

/** How a scenario is looked at: beside others, or once more and alone, since the machine was busy. */
interface Look {
  readonly isAlone: boolean;
  readonly timeoutFactor: number;
}

/**
 * Whether a busy machine may have made a check fail. What a program that went over a limit did, and
 * what can't be started at all, has nothing to do with it.
 */
function isDoubtful({ result, failure }: Judgement): boolean {
  const { code } = failure ?? {};
  const isOver = code?.startsWith("too-") === true && code !== "too-long";
  return result === "error" || (result === "fail" && code !== "unusable" && !isOver);
}

/** Whether nodes of a scenario are reached through proxies. */
function usesProxies({ programs, needs = [] }: Scenario): boolean {
  const all = Object.values(programs);
  const isBehindOne = (one: ScenarioProgram): boolean =>
    one.program === "tracker" || (one.program === "node" && one.proxied === true);
  return needs.includes("advertise") || all.some(isBehindOne);
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
