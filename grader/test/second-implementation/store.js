// Second implementation, part 2: the store, a log of JSON lines that only grows. Node and builder
// open the same file. A change is one record, appended with one write that begins and ends with a
// newline, so a torn record spoils only its own line. Every process replays the same records in
// the same order and judges each at its place: whose record came first is decided by the file.
import { randomUUID } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { isObject, Ledger } from "./ledger.js";

const NEWLINE = 10;
const POLL_MS = 20;

export class Store {
  ledger = new Ledger();
  #file;
  #offset = 0; // bytes read so far
  #rest = Buffer.alloc(0); // the last line, as long as it has no end
  #form;
  #verdicts = new Map(); // results of this process's own records
  #timer;

  constructor(path) {
    this.#file = openSync(path, "a+");
    this.sync();
    if (this.#form === undefined) this.#append({ form: "unsealed", zeros: 0 });
    this.sync();
  }

  /** Calls back after each look at the file, until the store is closed. */
  poll(callback = () => {}) {
    this.#timer = setInterval(() => {
      this.sync();
      callback();
    }, POLL_MS);
  }

  close() {
    clearInterval(this.#timer);
    closeSync(this.#file);
  }

  /** Replays what this or another process has appended since the last look. */
  sync() {
    const size = fstatSync(this.#file).size;
    while (this.#offset < size) {
      const chunk = Buffer.alloc(size - this.#offset);
      const count = readSync(this.#file, chunk, 0, chunk.length, this.#offset);
      if (count === 0) return;
      this.#offset += count;
      const bytes = Buffer.concat([this.#rest, chunk.subarray(0, count)]);
      const end = bytes.lastIndexOf(NEWLINE) + 1;
      this.#rest = bytes.subarray(end);
      for (const line of bytes.toString("utf8", 0, end).split("\n")) if (line) this.#replay(line);
    }
  }

  /** Appends one change and returns what became of it at its place in the file. */
  commit(change) {
    const by = randomUUID();
    this.#verdicts.set(by, undefined);
    try {
      this.#append({ by, ...change });
      this.sync();
      const verdict = this.#verdicts.get(by);
      if (verdict === undefined) throw new Error("the record is not in the store");
      return verdict;
    } finally {
      this.#verdicts.delete(by);
    }
  }

  #append(record) {
    const bytes = Buffer.from(`\n${JSON.stringify(record)}\n`);
    if (writeSync(this.#file, bytes) !== bytes.length) throw new Error("the store is full");
  }

  #replay(line) {
    let record;
    try {
      record = JSON.parse(line);
    } catch {
      return; // torn: its writer was killed and has promised nothing
    }
    if (!isObject(record)) return;
    if (record.form !== undefined) this.#form = this.#checkForm(record);
    else if (this.#form === undefined) throw new Error("the file is no ledger store");
    if (record.form !== undefined) return;
    let verdict;
    try {
      if (record.pool) verdict = this.ledger.mergePool(record.pool);
      if (record.blocks) verdict = this.ledger.mergeBlocks(record.blocks);
    } catch {
      return; // a line that none of our programs wrote
    }
    if (this.#verdicts.has(record.by)) this.#verdicts.set(record.by, verdict);
  }

  #checkForm({ form, zeros }) {
    if (form === "unsealed" && zeros === 0) return form;
    throw new Error("the store has another form than -z 0");
  }
}
