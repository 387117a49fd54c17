import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

/** A run of the reference, as a line of the journal has it. */
export interface SoakRun {
  /** See `verdictDigest`. */
  readonly digest: string;
  readonly lab: string;
  readonly seed: number;
  /** Whether a busy process ran beside it. */
  readonly busy: boolean;
  readonly passed: boolean;
  /** From start to exit, in seconds. */
  readonly seconds: number;
}

/** The runs that are done, a line of JSON each: what an interruption tears is run again. */
export class SoakJournal {
  readonly #file: string;
  readonly #runs: SoakRun[] = [];

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) return;
    for (const text of readFileSync(file, "utf8").split("\n")) {
      try {
        this.#runs.push(JSON.parse(text) as SoakRun);
      } catch {
        // The last line of a pass that was interrupted while it wrote.
      }
    }
  }

  /** The newest run like this one, if there is one. */
  find({ digest, lab, seed, busy }: Omit<SoakRun, "passed" | "seconds">): SoakRun | undefined {
    return this.#runs.findLast(
      (run) => run.digest === digest && run.lab === lab && run.seed === seed && run.busy === busy,
    );
  }

  /** Writes a run down. */
  add(run: SoakRun): void {
    this.#runs.push(run);
    appendFileSync(this.#file, `${JSON.stringify(run)}\n`);
  }
}
