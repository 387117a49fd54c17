import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunOptions } from "../check/run-scenario.ts";

/** The file with all frames of a run, a line of JSON each, beside the programs' logs. */
const FRAMES_FILE = "frames.jsonl";

/** Where a run keeps what programs printed and which frames passed between them; or nowhere. */
export class LogFolder {
  readonly #folder: string | null;
  readonly #began = performance.now();

  /** @param folder - null keeps nothing. */
  constructor(folder: string | null) {
    this.#folder = folder;
    if (folder === null) return;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, FRAMES_FILE), "");
  }

  /** What makes a scenario's run hand over its logs and frames. */
  of(scenario: string): Pick<RunOptions, "journalFrom" | "onJournal" | "onOutput"> {
    const root = this.#folder;
    if (root === null) return { journalFrom: null };
    return {
      journalFrom: this.#began,
      onJournal(lines) {
        appendFileSync(join(root, FRAMES_FILE), lines.map((line) => `${line}\n`).join(""));
      },
      onOutput(variant, program, text) {
        const folder = join(root, scenario);
        mkdirSync(folder, { recursive: true });
        writeFileSync(join(folder, `${variant}-${program}.log`), text);
      },
    };
  }
}
