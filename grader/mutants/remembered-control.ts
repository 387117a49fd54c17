import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import type { RunOptions } from "../check/run-scenario.ts";
import { Workspace } from "../cluster/workspace.ts";
import type { Scenario } from "../fixture/scenario.ts";
import { createControl } from "../grade/control.ts";
import type { Control } from "../grade/control.ts";
import { NO_ISOLATION } from "../isolation/isolation.ts";
import type { ControlRecord } from "../record/record.ts";

/**
 * The control of many runs: most mutants are caught since something never comes, and the reference
 * need not show for each of them anew that it does come. What failed is tried again next time.
 */
export class RememberedControl implements Control {
  readonly #lab: Lab;
  readonly #passed = new Map<string, Promise<ControlRecord>>();

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  async run(scenario: Scenario, options: RunOptions): Promise<ControlRecord> {
    const { id } = scenario;
    const known = this.#passed.get(id);
    const running = known ?? this.#run(scenario, options);
    this.#passed.set(id, running);
    try {
      const record = await running;
      if (record.result !== "pass") this.#passed.delete(id);
      return record;
    } catch (error) {
      this.#passed.delete(id);
      throw error;
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async #run(scenario: Scenario, options: RunOptions): Promise<ControlRecord> {
    const workspace = new Workspace();
    const control = createControl(this.#lab, NO_ISOLATION);
    try {
      return await control.run(scenario, { ...options, workspace });
    } finally {
      await control.close();
      workspace.close();
    }
  }
}
