import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import type { MutantRun } from "./run.ts";

/** A line of the journal: a run of the mutant with this digest, or that its runs count no more. */
type Line =
  | { readonly digest: string; readonly run: MutantRun }
  | { readonly digest: string; readonly forgotten: true };

/**
 * The runs that are done, one JSON line each, so that a pass that was interrupted can go on. It is
 * only ever appended to: several passes may write it at a time.
 */
export class Journal {
  readonly #file: string;
  readonly #runs = new Map<string, Map<number, MutantRun>>();

  constructor(file: string) {
    this.#file = file;
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) return;
    for (const text of readFileSync(file, "utf8").split("\n")) {
      const line = readLine(text);
      if (line !== null) this.#take(line);
    }
  }

  /** The run of a mutant with a seed, if it is done. */
  find(digest: string, seed: number): MutantRun | undefined {
    return this.#runs.get(digest)?.get(seed);
  }

  /** Writes a run down. */
  add(digest: string, run: MutantRun): void {
    this.#append({ digest, run });
  }

  /** A mutant is run anew: what was written down of it counts no more. */
  forget(digest: string): void {
    if (this.#runs.has(digest)) this.#append({ digest, forgotten: true });
  }

  #append(line: Line): void {
    this.#take(line);
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }

  #take(line: Line): void {
    if ("forgotten" in line) {
      this.#runs.delete(line.digest);
      return;
    }
    const runs = this.#runs.get(line.digest) ?? new Map<number, MutantRun>();
    this.#runs.set(line.digest, runs.set(line.run.seed, line.run));
  }
}

/** A line of the file; null when it was torn by an interruption. */
function readLine(text: string): Line | null {
  try {
    return JSON.parse(text) as Line;
  } catch {
    return null;
  }
}
