import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { RunRecord } from "./record.ts";

/** A record that grows is written again when so much time has passed, in milliseconds. */
const LEAST_MS = 200;

/** Writes the record of a run as it grows; nobody reads it more often than that is done. */
export class GrowingRecord {
  readonly #file: string;
  readonly #record: RunRecord;
  #written = -Infinity;

  constructor(file: string, record: RunRecord) {
    this.#file = file;
    this.#record = record;
    this.grow();
  }

  /** It has grown: it is written, unless that was done a moment ago. */
  grow(): void {
    if (performance.now() - this.#written >= LEAST_MS) this.write();
  }

  /** Writes it as it is now. */
  write(): void {
    writeRecord(this.#file, this.#record);
    this.#written = performance.now();
  }
}

/** Writes a record so that a reader finds either the old file or the new one, never a part of it. */
function writeRecord(file: string, record: RunRecord): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  writeFileSync(draft, `${JSON.stringify(record, null, 2)}\n`);
  renameSync(draft, file);
}
