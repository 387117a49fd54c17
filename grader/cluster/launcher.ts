import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundleProgram } from "../../labs/kit/submission/bundle-program.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import type { ProgramName } from "../../labs/kit/submission/manifest.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import type { Launch } from "./program-process.ts";

/** Megabytes of JavaScript memory that a program of the kit may take. */
const MAX_HEAP_MB = 512;

/** How the programs of a submission are started, or why one can't be. */
export class Launcher {
  readonly #submission: Submission;
  readonly #ready = new Map<ProgramName, readonly string[] | SubmissionError>();

  private constructor(submission: Submission) {
    this.#submission = submission;
  }

  /** Makes ready those programs of a submission that a lab asks for; a fault is kept for later. */
  static async prepare(
    submission: Submission,
    programs: readonly ProgramName[],
    folder: string,
  ): Promise<Launcher> {
    const launcher = new Launcher(submission);
    await Promise.all(programs.map((program) => launcher.#prepare(program, folder)));
    return launcher;
  }

  /** The fault that keeps a program from being started, if there is one. */
  fault(program: ProgramName): SubmissionError | null {
    const ready = this.#ready.get(program);
    return ready instanceof SubmissionError ? ready : null;
  }

  /**
   * How to start a program with these options. A module of the kit runs in `folder`, a command line
   * in the submission's own folder.
   */
  launch(program: ProgramName, options: readonly string[], folder: string, locale: string): Launch {
    const ready = this.#ready.get(program);
    if (ready === undefined || ready instanceof SubmissionError) {
      throw new Error(`${program} was not made ready`);
    }
    const [command = "", ...args] = ready;
    const start = this.#submission.programs[program];
    const isCommand = start !== undefined && "kind" in start && start.kind === "command";
    const cwd = isCommand ? this.#submission.folder : folder;
    return { command, args: [...args, ...options], cwd, locale };
  }

  async #prepare(program: ProgramName, folder: string): Promise<void> {
    const start = this.#submission.programs[program];
    if (start === undefined) {
      const path = join(this.#submission.folder, "lab.json");
      this.#ready.set(program, new SubmissionError("no-program", { path, program }));
    } else if (start instanceof SubmissionError) {
      this.#ready.set(program, start);
    } else if (start.kind === "command") {
      this.#ready.set(program, start.command);
    } else {
      const outfile = join(folder, `${program}.js`);
      try {
        for (const file of await bundleProgram(program, start.file, outfile)) {
          mkdirSync(dirname(file.path), { recursive: true });
          writeFileSync(file.path, file.contents);
        }
        const heap = `--max-old-space-size=${MAX_HEAP_MB}`;
        this.#ready.set(program, [process.execPath, heap, outfile]);
      } catch (error) {
        if (!(error instanceof SubmissionError)) throw error;
        this.#ready.set(program, error);
      }
    }
  }
}
