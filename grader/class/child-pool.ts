import type { WardenLine } from "../cluster/warden-line.ts";
import { gradeSubmission } from "./grade-submission.ts";
import type { Executor, GradingOptions, Job, Outcome } from "./job.ts";
import type { LoadGate } from "./load-gate.ts";

/** Grades in children of this process; a warden ends them when this process is killed. */
export class ChildPool implements Executor {
  readonly width: number;
  readonly #warden: WardenLine;
  readonly #gate: LoadGate | null;

  /**
   * @param width - how many submissions are graded at a time, at most.
   * @param warden - of the batch, which closes it.
   * @param gate - keeps a submission waiting while the processors are busy; null for none.
   */
  constructor(width: number, warden: WardenLine, gate: LoadGate | null) {
    this.width = width;
    this.#warden = warden;
    this.#gate = gate;
  }

  async grade(
    job: Job,
    options: GradingOptions,
    signal: AbortSignal,
    onBegin: () => void,
  ): Promise<Outcome> {
    const leave = await this.#gate?.enter(signal);
    try {
      onBegin();
      return await gradeSubmission(job, options, signal, this.#warden);
    } finally {
      leave?.();
    }
  }

  close(): void {
    // Each child ends with the signal that it was given.
    this.#gate?.close();
  }
}
