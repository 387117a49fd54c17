import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import type { Outcome } from "./job.ts";

/** The version of the lines; other ones are passed over. */
const VERSION = 1;

/** A line of the journal: what came of a job, or the seed that was drawn for the batch. */
type Line =
  | { readonly version: 1; readonly key: string; readonly outcome: Outcome }
  | { readonly version: 1; readonly seed: number };

/**
 * What a batch has done, a line of JSON each, on the disk before it counts as done, so that a batch that
 * was interrupted or killed goes on where it was. Only ever appended to; a line that was torn is graded
 * again.
 */
export class BatchJournal {
  readonly #file: number;
  readonly #outcomes = new Map<string, Outcome>();
  #seed: number | undefined;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    const text = existsSync(path) ? readFileSync(path, "utf8") : "";
    for (const line of text.split("\n")) this.#take(readLine(line));
    this.#file = openSync(path, "a");
    // What a kill has torn must not swallow the next line.
    if (text !== "" && !text.endsWith("\n")) writeSync(this.#file, "\n");
  }

  /** The seed that the batch was begun with. */
  get seed(): number | undefined {
    return this.#seed;
  }

  /** Remembers the seed of the batch. */
  keepSeed(seed: number): void {
    if (seed !== this.#seed) this.#append({ version: VERSION, seed });
  }

  /** What came of the job with this key, if it is done. */
  find(key: string): Outcome | undefined {
    return this.#outcomes.get(key);
  }

  /** Writes down what came of a job. */
  add(key: string, outcome: Outcome): void {
    this.#append({ version: VERSION, key, outcome });
  }

  close(): void {
    closeSync(this.#file);
  }

  #append(line: Line): void {
    this.#take(line);
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
    fsyncSync(this.#file);
  }

  #take(line: Line | null): void {
    if (line === null) return;
    if ("seed" in line) this.#seed = line.seed;
    else this.#outcomes.set(line.key, line.outcome);
  }
}

/** A line of the file; null when it was torn, or is of another version. */
function readLine(text: string): Line | null {
  try {
    const line = JSON.parse(text) as Partial<Line> | null;
    return line?.version === VERSION ? (line as Line) : null;
  } catch {
    return null;
  }
}
