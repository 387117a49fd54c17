import { WardenLine } from "../cluster/warden-line.ts";
import { gradeSubmission } from "./grade-submission.ts";
import type { Executor, GradingOptions, Job, Outcome } from "./job.ts";

/** Grades in children of this process; a warden ends them when this process is killed. */
export class ChildPool implements Executor {
  readonly width: number;
  readonly #warden: WardenLine;

  /**
   * @param width - how many submissions are graded at a time.
   * @param warden - of the batch; closing it is the batch's business.
   */
  constructor(width: number, warden: WardenLine) {
    this.width = width;
    this.#warden = warden;
  }

  async grade(job: Job, options: GradingOptions, signal: AbortSignal): Promise<Outcome> {
    return gradeSubmission(job, options, signal, this.#warden);
  }

  close(): void {
    // Its children end with the signal that each of them was given.
  }
}
