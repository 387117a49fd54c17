import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { UNTIMED } from "../check/timing.ts";
import type { Stopwatch } from "../check/timing.ts";
import type { Launcher } from "../cluster/launcher.ts";
import type { Naming } from "../cluster/naming.ts";
import { Probe } from "../cluster/probe.ts";
import { ProgramProcess } from "../cluster/program-process.ts";
import type { Workspace } from "../cluster/workspace.ts";
import type { Scenario } from "../fixture/scenario.ts";
import type { CheckRecord, RunRecord } from "../record/record.ts";
import { createControl } from "./control.ts";
import type { Control } from "./control.ts";
import { judge } from "./judge.ts";
import type { Judgement } from "./judge.ts";
import { LogFolder } from "./log-folder.ts";
import { measureMachine } from "./machine.ts";
import { nameProxies, usesProxies } from "./name-proxies.ts";
import type { Plan } from "./plan.ts";
import type { Prepared } from "./prepare.ts";
import type { RunSettings } from "./run-settings.ts";
import { Stalls } from "./stalls.ts";
import { takeEvenly } from "./take-evenly.ts";

/**
 * Failures of a busy machine that are run once more. When all of these fail again, alone, it was not
 * the machine, and the others stand as they are: a skeleton fails everywhere and waits long for it.
 */
const TRIED_AGAIN = 3;

/** A scenario that is over, with its verdict and how long it took in milliseconds. */
interface Judged {
  readonly scenario: Scenario;
  readonly judgement: Judgement;
  readonly ms: number;
}

/** How a scenario is looked at: beside others, or once more and alone, since the machine was busy. */
interface Look {
  readonly isAlone: boolean;
  readonly timeoutFactor: number;
}

/** Judges the scenarios of a run one by one, and notes the verdicts in its record. */
export class Judging {
  readonly #plan: Plan;
  readonly #workspace: Workspace;
  readonly #settings: RunSettings;
  readonly #launcher: Launcher;
  readonly #stopwatch: Stopwatch;
  readonly #timeoutFactor: number;
  readonly #locale: string;
  readonly #checks: ReadonlyMap<string, CheckRecord>;
  readonly #naming: Promise<Naming>;
  readonly #probe: Probe;
  readonly #control: Control;
  readonly #logs: LogFolder;
  readonly #stalls = new Stalls();
  readonly #doubtful: Judged[] = [];
  readonly #faults: unknown[] = [];

  /** @param workspace - holds all that the run makes; the caller closes it. */
  constructor(
    plan: Plan,
    record: RunRecord,
    workspace: Workspace,
    { launcher, speed }: Prepared,
    settings: RunSettings,
  ) {
    const { control, isolation, language, logFolder, stopwatch = UNTIMED } = settings;
    this.#plan = plan;
    this.#workspace = workspace;
    this.#settings = settings;
    this.#launcher = launcher;
    this.#stopwatch = stopwatch;
    this.#timeoutFactor = settings.timeoutFactor * speed.factor;
    this.#locale = language === "zh" ? "zh_CN.UTF-8" : "en_US.UTF-8";
    const checks = record.stages.flatMap((stage) => stage.checks);
    this.#checks = new Map(checks.map((check) => [check.id, check]));
    const hasStore = plan.lab.nodeOptions.includes("db");
    this.#naming = stopwatch.span("start", () =>
      nameProxies(plan.scenarios, record, { ...this.#common(), hasStore }),
    );
    this.#probe = new Probe(() => this.#startProbe());
    this.#control = control ?? createControl(plan.lab, isolation);
    this.#logs = new LogFolder(logFolder);
  }

  /** Judges a scenario beside others; one that a busy machine may have failed is put off. */
  async run(scenario: Scenario): Promise<void> {
    if (!this.#checks.has(scenario.id) || this.#isAborted()) return;
    const began = performance.now();
    const look = { isAlone: false, timeoutFactor: this.#timeoutFactor };
    const judgement = await this.#judge(scenario, look);
    const judged = { scenario, judgement, ms: Math.round(performance.now() - began) };
    if (isDoubtful(judgement) && this.#stalls.since(began)) this.#doubtful.push(judged);
    else this.#settle(judged, false);
  }

  /** Runs those that were put off once more, one at a time; of many that fail again, only some. */
  async runDoubtfulAgain(): Promise<void> {
    const tried = takeEvenly(this.#doubtful, TRIED_AGAIN);
    let isMachine = false;
    for (const one of tried) if (await this.#runAlone(one)) isMachine = true;
    for (const one of this.#doubtful.filter((other) => !tried.includes(other))) {
      if (isMachine) await this.#runAlone(one);
      else this.#settle(one, false);
    }
  }

  /** Ends what it keeps running. @throws what `onProgress` threw. */
  async close(): Promise<void> {
    this.#stalls.close();
    await Promise.all([this.#probe.close(), this.#control.close()]);
    if (this.#faults.length > 0) throw this.#faults[0];
  }

  #common() {
    return {
      launcher: this.#launcher,
      workspace: this.#workspace,
      locale: this.#locale,
      timeoutFactor: this.#timeoutFactor,
    };
  }

  #startProbe(): ProgramProcess {
    const folder = join(this.#workspace.folder, "probe");
    mkdirSync(folder, { recursive: true });
    const launch = this.#launcher.launch("probe", [], folder, this.#locale);
    return new ProgramProcess(launch, this.#workspace);
  }

  async #judge(scenario: Scenario, { isAlone, timeoutFactor }: Look): Promise<Judgement> {
    const { id } = scenario;
    const { recorder, seed } = this.#settings;
    const options = {
      ...this.#common(),
      timeoutFactor,
      folder: join(this.#workspace.folder, isAlone ? `${id}-alone` : id),
      nodeOptions: this.#plan.lab.nodeOptions,
      // Only who uses proxies waits for it.
      naming: usesProxies(scenario) ? await this.#naming : "taken",
      probe: this.#probe,
      seed,
      stopwatch: this.#stopwatch,
      ...this.#logs.of(id),
      ...recorder?.of(id),
    };
    return judge(scenario, options, { control: this.#control, isDoubtful: isAlone });
  }

  /** Runs one once more, alone; whether it fails no longer, so that the machine was to blame. */
  async #runAlone({ scenario }: Judged): Promise<boolean> {
    if (this.#isAborted()) return false;
    const began = performance.now();
    const { factor } = await measureMachine(this.#workspace);
    const look = { isAlone: true, timeoutFactor: this.#settings.timeoutFactor * factor };
    const judgement = await this.#judge(scenario, look);
    this.#settle({ scenario, judgement, ms: Math.round(performance.now() - began) }, true);
    return judgement.result !== "fail";
  }

  #settle({ scenario, judgement, ms }: Judged, isRepeated: boolean): void {
    const check = this.#checks.get(scenario.id);
    if (check === undefined || this.#isAborted()) return;
    Object.assign(check, judgement, { ms }, isRepeated ? { repeated: true } : {});
    try {
      this.#settings.onProgress();
    } catch (error) {
      this.#faults.push(error);
    }
  }

  #isAborted(): boolean {
    return this.#settings.signal?.aborted === true;
  }
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
