import { randomBytes } from "node:crypto";
import type { LogFile } from "./log-file.ts";
import { decodeRecord, encodeRecord } from "./record.ts";
import type { StoreRecord } from "./record.ts";

/** Records in a log file: one's own are numbered, everybody's are read in the file's order. */
export class RecordLog {
  readonly #file: LogFile;
  readonly #writer = randomBytes(8).toString("hex");
  #sequence = 0;
  /** The record that was appended last. */
  #appended: Uint8Array = new Uint8Array();
  /** The highest number read of each writer. */
  readonly #lastRead = new Map<string, number>();

  constructor(file: LogFile) {
    this.#file = file;
  }

  /** The number of the last record read of each writer. */
  get writers(): readonly (readonly [string, number])[] {
    return [...this.#lastRead];
  }

  /** Takes the records up to these numbers as read; see `writers`. */
  goOn(writers: readonly (readonly [string, number])[]): void {
    for (const [writer, sequence] of writers) this.#lastRead.set(writer, sequence);
  }

  /** Whether no record was read yet. */
  get isEmpty(): boolean {
    return this.#lastRead.size === 0;
  }

  /**
   * Appends a record; returns its number, for `isOwn`.
   *
   * @throws {DISK | TOO_LARGE} as `LogFile.append` does.
   */
  append(body: unknown): number {
    const sequence = ++this.#sequence;
    const bytes = encodeRecord({ writer: this.#writer, sequence, body });
    this.#file.append(bytes);
    this.#appended = bytes;
    return sequence;
  }

  /**
   * Takes the record that was appended last as read, if it is the only one that is not read yet;
   * whether it is. Else `read` gives it at its place.
   */
  passOwn(): boolean {
    if (!this.#file.pass(this.#appended)) return false;
    this.#lastRead.set(this.#writer, this.#sequence);
    return true;
  }

  /** Whether a record is the one that this log's `append` gave that number. */
  isOwn(record: StoreRecord, sequence: number): boolean {
    return record.writer === this.#writer && record.sequence === sequence;
  }

  /**
   * The further records in the file's order; torn lines are passed over. So is a record's second
   * copy: a short write that lacked only the last newline is whole once the repeated one follows.
   *
   * @param end - As in `LogFile.lines`.
   */
  *read(end?: number): Generator<StoreRecord, void, undefined> {
    for (const line of this.#file.lines(end)) {
      const record = decodeRecord(line);
      if (record === null) continue;
      if (record.sequence <= (this.#lastRead.get(record.writer) ?? 0)) continue;
      this.#lastRead.set(record.writer, record.sequence);
      yield record;
    }
  }
}
