import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { REFERENCE, findSubmission } from "../../labs/kit/submission/find-submission.ts";
import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { runScenario } from "../check/run-scenario.ts";
import type { RunOptions } from "../check/run-scenario.ts";
import { Launcher } from "../cluster/launcher.ts";
import { Probe } from "../cluster/probe.ts";
import { ProgramProcess } from "../cluster/program-process.ts";
import type { Scenario } from "../fixture/scenario.ts";
import type { Isolation } from "../isolation/isolation.ts";
import type { ControlRecord } from "../record/record.ts";
import { startEcho } from "./machine.ts";

/** How long the bare echo may take where it is the control, before the time-out factor. */
const ECHO_TIMEOUT_MS = 10_000;

/** What tells "your program" from "this machine": something known to be right, run here and now. */
export interface Control {
  /** Runs it in the place of the submission. */
  run(scenario: Scenario, options: RunOptions): Promise<ControlRecord>;
  /** Ends what it keeps running; may be called twice. */
  close(): Promise<void>;
}

/**
 * The control of this copy of the project: the same scenario with the reference's programs, or, where
 * there is no reference, the kit's bare echo, which only shows whether programs start and answer.
 */
export function createControl(lab: Lab, isolation: Isolation): Control {
  return existsSync(join(projectRoot(), REFERENCE, "lab.json"))
    ? new ReferenceControl(lab, isolation)
    : new EchoControl();
}

class ReferenceControl implements Control {
  readonly #lab: Lab;
  readonly #isolation: Isolation;
  #launcher: Promise<Launcher> | null = null;
  readonly #probes: Probe[] = [];
  #runs = 0;

  constructor(lab: Lab, isolation: Isolation) {
    this.#lab = lab;
    this.#isolation = isolation;
  }

  async run(scenario: Scenario, options: RunOptions): Promise<ControlRecord> {
    const { workspace, locale } = options;
    this.#runs += 1;
    const folder = join(workspace.folder, "control");
    mkdirSync(folder, { recursive: true });
    const { id, programs } = this.#lab;
    this.#launcher ??= Launcher.prepare(
      findSubmission(REFERENCE, id),
      programs,
      folder,
      this.#isolation,
    );
    const launcher = await this.#launcher;
    const probe = new Probe(() => {
      const own = join(folder, "probe");
      mkdirSync(own, { recursive: true });
      return new ProgramProcess(launcher.launch("probe", [], own, locale), workspace);
    });
    this.#probes.push(probe);
    const outcome = await runScenario(scenario, {
      ...options,
      launcher,
      probe,
      naming: "taken",
      // One of its own each time: a scenario may be judged twice, and stores stay.
      folder: join(folder, `${scenario.id}-${this.#runs}`),
    });
    const by = REFERENCE;
    return outcome.kind === "pass"
      ? { by, result: "pass" }
      : { by, result: outcome.kind, code: outcome.failure.code };
  }

  async close(): Promise<void> {
    await Promise.all(this.#probes.map((probe) => probe.close()));
  }
}

/** The kit's bare echo, the control of {@link createControl} where there is no reference. */
export class EchoControl implements Control {
  async run(
    _scenario: Scenario,
    { workspace, timeoutFactor }: Pick<RunOptions, "workspace" | "timeoutFactor">,
  ): Promise<ControlRecord> {
    const ms = await startEcho(workspace, ECHO_TIMEOUT_MS * timeoutFactor);
    return ms === null
      ? { by: "echo", result: "fail", code: "no-reply" }
      : { by: "echo", result: "pass" };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
