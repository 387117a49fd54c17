import { readChange } from "../contract/change.ts";
import type { Change } from "../contract/change.ts";
import type { Journal } from "../programs/journal.ts";
import { asRead } from "./as-read.ts";
import { formBody, isZeros, MARK, readEntry } from "./entry.ts";
import type { Entry } from "./entry.ts";
import { LogFile } from "./log-file.ts";
import { RecordLog } from "./record-log.ts";
import { beginsLikeStore } from "./record.ts";
import { StoreCheckpoints } from "./store-checkpoints.ts";
import type { Place } from "./store-checkpoints.ts";
import { otherForm, StoreError } from "./store-error.ts";

/** Bytes that tell whether a file begins like a store. */
const HEAD_BYTES = 64;

/** How a store is opened. */
export interface StoreOptions {
  /**
   * Whether this opening is a start: all that is in the file becomes history, for this program and
   * for those that open the file later. A node says true, a builder false (the default).
   */
  readonly mark?: boolean;
  /** The difficulty asked for (`-z`), in leading hex zeros; left out, the file's own is taken. */
  readonly zeros?: number;
  /** Called after each record that this program wrote. */
  readonly onWrite?: () => void;
  /** The form of the states that the program saves and understands; none are without. */
  readonly stateForm?: string | undefined;
}

/**
 * The journal in a file (`-r`): an append-only log that a node and a builder have open at once,
 * without a lock (contract 4.5). Every process reads the same records in the same order, its own
 * too, and so comes to the same state. What `append` returned from is in the file, and a `kill -9`
 * of any process takes nothing of it; what makes it safe from a power cut as well is `sync`.
 *
 * A node that starts puts a start mark behind the changes it found. `history` is what stands before
 * the last mark (nothing, without one), and `follow` is given the rest. Marks that come later are
 * passed over. So a node and a builder agree about what happened since the node's start even when
 * the code that would replay the history is still to be written.
 *
 * Each change is handed over once: what `apply` throws comes out of `append`, `poll` or `follow`, and
 * the next call goes on behind that change.
 */
export class StoreJournal<Outcome> implements Journal<Change, Outcome> {
  /** States that were saved, and their saving; undefined when it was opened without a form of them. */
  readonly checkpoints: StoreCheckpoints | undefined;
  readonly #file: LogFile;
  readonly #records: RecordLog;
  readonly #wanted: number | undefined;
  readonly #onWrite: () => void;
  #form: number | undefined;
  #history: Change[] = [];
  /** Whether the history was handed out, so that no mark can add to it. */
  #isSettled = false;
  /** Changes behind the last mark, until somebody follows. */
  #waiting: Change[] = [];
  /** How many of those were handed over. */
  #handed = 0;
  #apply: ((change: Change) => Outcome) | undefined;
  #isApplying = false;
  #applied = 0;
  /** Whether a change stands behind the last mark. */
  #isChanged = false;

  /**
   * Opens the file, makes it when it is missing, and reads it.
   *
   * @throws {CANNOT_OPEN} when the path is a folder or the system refuses.
   * @throws {NOT_A_STORE} when the file is something else; it is not touched.
   * @throws {OTHER_FORM} when `zeros` is given and the file's are others.
   * @throws {DISK} when it cannot be read, or the start mark not be written.
   */
  constructor(path: string, options: StoreOptions = {}) {
    if (options.zeros !== undefined) checkZeros(options.zeros);
    this.#wanted = options.zeros;
    this.#onWrite = options.onWrite ?? (() => undefined);
    const { stateForm } = options;
    if (stateForm !== undefined) {
      this.checkpoints = new StoreCheckpoints(path, stateForm, () => this.#place());
    }
    this.#file = this.checkpoints?.log ?? new LogFile(path);
    this.#records = new RecordLog(this.#file);
    try {
      this.#restore();
      this.#readNew();
      if (this.#records.isEmpty && !beginsLikeStore(this.#file.head(HEAD_BYTES))) {
        const advice = "it was left as it is; give another file with -r";
        throw new StoreError("NOT_A_STORE", `${path} is not a ledger's file; ${advice}`);
      }
      // With nothing behind the last mark, a further one would change nothing.
      if (options.mark === true && this.#isChanged) this.#commit(MARK);
    } catch (error) {
      this.#file.close();
      throw error;
    }
  }

  /** The difficulty: the file's, else the one asked for, else undefined. */
  get zeros(): number | undefined {
    return this.#form ?? this.#wanted;
  }

  /**
   * Gives the file its form now, for a node that was started without `-z`. Does nothing when it has
   * that form already.
   *
   * @throws {OTHER_FORM} when it has another, or another process was first; the journal stays usable.
   * @throws {DISK} when it cannot be written.
   */
  takeForm(zeros: number): void {
    checkZeros(zeros);
    this.#checkIdle();
    if (this.#form === undefined) this.#commit(formBody(zeros));
    this.#checkForm(zeros);
  }

  /** The changes before the last start mark, oldest first. Call once, before anything else. */
  history(): readonly Change[] {
    const history = this.#history;
    this.#settle();
    return history;
  }

  /** Says who takes each further change; those behind the last start mark are handed over at once. */
  follow(apply: (change: Change) => Outcome): void {
    this.#settle();
    this.#apply = apply;
    this.#handWaiting();
  }

  /**
   * Appends a change, applies what stands before it and then the change itself, and returns what
   * `apply` returned for it. Before a file's first change its form is written, when it is known.
   *
   * @throws {DISK | TOO_LARGE} when it could not be written; it is not acknowledged then.
   * @throws {OTHER_FORM} when another process gave the file another form than the one asked for.
   * @throws {DAMAGED} when the written change is not found in the file.
   */
  append(change: Change): Outcome {
    this.#checkIdle();
    if (this.#apply === undefined) throw new Error("A journal's follow comes before its append");
    if (readChange(change) === null) throw new TypeError("Not a change that a store can keep");
    if (this.#wanted !== undefined) this.takeForm(this.#wanted);
    // Its record is a change, and somebody follows: so it was applied.
    return this.#commit(change, () => asRead(change)) as Outcome;
  }

  /**
   * Applies what other processes wrote since; returns how many changes that were. For a host to call
   * every 20 ms or so: with nothing new it costs one look at the file's size.
   *
   * @throws {OTHER_FORM} when another process gave the file another form than the one asked for.
   * @throws {DAMAGED} when the file became shorter.
   */
  poll(): number {
    this.#checkIdle();
    const before = this.#applied;
    this.#handWaiting();
    this.#readNew();
    return this.#applied - before;
  }

  /** Brings all that was written before to the disk itself. */
  sync(done: (error: Error | null) => void): void {
    this.#file.sync(done);
  }

  /** Closes the file; may be called twice. */
  close(): void {
    this.#file.close();
  }

  /**
   * Appends a record and reads up to it; what `apply` returned for it, if it is a change.
   *
   * @param own - what reading the record would give, where that is known without reading it.
   */
  #commit(body: unknown, own: () => Change | null = () => null): Outcome | undefined {
    this.#handWaiting();
    const sequence = this.#records.append(body);
    this.#onWrite();
    const change = own();
    if (change !== null && this.#records.passOwn()) return this.#take({ kind: "change", change });
    for (const record of this.#records.read()) {
      const outcome = this.#take(readEntry(record.body));
      if (this.#records.isOwn(record, sequence)) return outcome;
    }
    throw this.#file.damaged();
  }

  /** What holds at the file's position. */
  #place(): Place {
    const { writers } = this.#records;
    return { zeros: this.#form ?? null, writers, isChanged: this.#isChanged };
  }

  /** Goes on behind what a checkpoint stands for, if there is one to use. */
  #restore(): void {
    const place = this.checkpoints?.restore() ?? null;
    if (place === null) return;
    this.#form = place.zeros ?? undefined;
    this.#isChanged = place.isChanged;
    this.#records.goOn(place.writers);
  }

  /** Reads what is in the file now, and not what comes meanwhile: a busy writer must not hold us. */
  #readNew(): void {
    this.#checkForm(this.#wanted);
    const end = this.#file.grownTo();
    if (end === null) return;
    for (const record of this.#records.read(end)) this.#take(readEntry(record.body));
  }

  #take(entry: Entry | null): Outcome | undefined {
    switch (entry?.kind) {
      case undefined:
        return undefined;
      case "form":
        this.#form ??= entry.zeros;
        this.#checkForm(this.#wanted);
        return undefined;
      case "mark":
        this.#isChanged = false;
        if (!this.#isSettled) this.#history = this.#history.concat(this.#waiting.splice(0));
        return undefined;
      case "change":
        this.#isChanged = true;
        if (this.#apply !== undefined) return this.#hand(entry.change);
        this.#waiting.push(entry.change);
        return undefined;
    }
  }

  #hand(change: Change): Outcome | undefined {
    this.#applied++;
    this.#isApplying = true;
    try {
      return this.#apply?.(change);
    } catch (error) {
      this.checkpoints?.giveUp();
      throw error;
    } finally {
      this.#isApplying = false;
    }
  }

  /** Once somebody follows: hands over what waited, from where an `apply` that threw has left it. */
  #handWaiting(): void {
    if (this.#apply === undefined) return;
    while (this.#handed < this.#waiting.length) {
      const change = this.#waiting[this.#handed++];
      if (change !== undefined) this.#hand(change);
    }
    this.#waiting = [];
    this.#handed = 0;
  }

  #settle(): void {
    this.#isSettled = true;
    this.#history = [];
  }

  #checkForm(asked: number | undefined): void {
    if (asked === undefined || this.#form === undefined || this.#form === asked) return;
    throw otherForm(this.#file.path, this.#form, asked);
  }

  #checkIdle(): void {
    if (this.#isApplying) throw new Error("A journal's apply must not append or poll");
  }
}

function checkZeros(zeros: number): void {
  if (!isZeros(zeros)) throw new RangeError(`Not a difficulty: ${String(zeros)}`);
}
