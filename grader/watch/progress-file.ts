import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { CheckRecord, Result } from "../record/record.ts";

/** What is known of a check. */
export interface Known {
  /** Its last verdict. */
  readonly result: Result;
  /** What its programs were made of then, see `programsOf`. */
  readonly hash: string;
  /** When it first passed, ISO 8601: from then on its points are the student's to lose. */
  readonly passedAt?: string;
  /** The check as it was recorded last, with its failure. */
  readonly check: CheckRecord;
}

interface Saved {
  readonly version: 1;
  readonly checks: Readonly<Record<string, Known>>;
}

/** What has been found out of a lab so far, kept in a file between two sittings. */
export class ProgressFile {
  readonly #file: string;
  readonly #checks: Map<string, Known>;

  /** @param file - one that is missing or can't be read stands for a first sitting. */
  constructor(file: string) {
    this.#file = file;
    this.#checks = new Map(Object.entries(read(file)));
  }

  /** What is known of a check. */
  get(id: string): Known | undefined {
    return this.#checks.get(id);
  }

  /** Notes the verdict on a check, and writes the file at one stroke. */
  note(check: CheckRecord, hash: string): void {
    const { id, result } = check;
    const passedAt =
      this.#checks.get(id)?.passedAt ?? (result === "pass" ? new Date().toISOString() : undefined);
    this.#checks.set(id, { result, hash, check, ...(passedAt === undefined ? {} : { passedAt }) });
    const saved: Saved = { version: 1, checks: Object.fromEntries(this.#checks) };
    mkdirSync(dirname(this.#file), { recursive: true });
    const draft = `${this.#file}.${process.pid}.tmp`;
    writeFileSync(draft, `${JSON.stringify(saved, null, 2)}\n`);
    renameSync(draft, this.#file);
  }
}

function read(file: string): Saved["checks"] {
  try {
    const { version, checks } = JSON.parse(readFileSync(file, "utf8")) as Partial<Saved>;
    // The file of a newer or older kit says nothing that can be relied on.
    return version === 1 && checks !== undefined ? checks : {};
  } catch {
    return {};
  }
}
