import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { setImmediate as othersTurn } from "node:timers/promises";
import type { Checkpoints } from "../programs/checkpoints.ts";
import { CHECKPOINT_SUFFIX, checkpointBytes, readCheckpoint } from "./checkpoint-file.ts";
import type { CheckpointHead } from "./checkpoint-file.ts";
import type { LogFile } from "./log-file.ts";

/**
 * Bytes behind the last checkpoint that are worth another one: to judge them takes a twentieth of a
 * second. While nobody writes, the log has to have grown by this share as well; while it is written
 * to all the time, by so much more that what the checkpoints cost is no matter beside the writing.
 */
const WORTH = { bytes: 1024 * 1024, quiet: 1 / 8, busy: { bytes: 16 * 1024 * 1024, share: 1 } };

/** What the journal knows at its position, besides the log itself. */
export type Place = Pick<CheckpointHead, "zeros" | "writers" | "isChanged">;

/**
 * The checkpoints of one journal: a file beside the log (`FILE.checkpoint`) that is replaced as a whole.
 * It may be missing, old, damaged or of another log at any time; then it is not used.
 */
export class StoreCheckpoints implements Checkpoints {
  readonly #path: string;
  readonly #stateForm: string;
  /** Over all that was read of the log, as it was when it was read. */
  #hash: Hash = createHash("sha256");
  #saved: Buffer | undefined;
  /** Where the log was at the last checkpoint that is known. */
  #savedAt = 0;
  /** Where it was when `isDue` was asked last. */
  #askedAt: number | undefined;
  #save: (() => Iterable<Uint8Array>) | undefined;
  #isSaving = false;

  /**
   * @param path - the log's.
   * @param stateForm - the form of the states that the program saves and understands.
   */
  constructor(path: string, stateForm: string) {
    this.#path = path + CHECKPOINT_SUFFIX;
    this.#stateForm = stateForm;
  }

  get saved(): Buffer | undefined {
    return this.#saved;
  }

  offer(save: () => Iterable<Uint8Array>): void {
    this.#save = save;
  }

  /** For the log: takes the bytes that were read, in their order. */
  note(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  /**
   * Lets a log that was just opened go on behind the checkpoint's position, if it is what the checkpoint
   * was made of; returns what holds there.
   */
  restore(log: LogFile): Place | null {
    const found = readCheckpoint(this.#path, this.#stateForm);
    if (found === null) return null;
    const { head, state } = found;
    const hash = createHash("sha256");
    for (const chunk of log.chunks(head.position)) hash.update(chunk);
    if (hash.copy().digest("hex") !== head.digest) return null;
    this.#hash = hash;
    this.#saved = state;
    this.#savedAt = head.position;
    log.goOn(head.position);
    return head;
  }

  /** Whether a checkpoint is worth the time at the end of the program. */
  isDueAtEnd(log: LogFile): boolean {
    return this.#grown(log) >= WORTH.bytes;
  }

  /** Whether one is worth it now; what happened since the last time this was asked counts, too. */
  isDue(log: LogFile): boolean {
    const { position = 0 } = log;
    const isQuiet = position === this.#askedAt;
    this.#askedAt = position;
    const least = isQuiet
      ? Math.max(WORTH.bytes, position * WORTH.quiet)
      : Math.max(WORTH.busy.bytes, this.#savedAt * WORTH.busy.share);
    return !this.#isSaving && this.#grown(log) >= least;
  }

  /** Bytes of the log behind the last checkpoint; none where there is nothing to save. */
  #grown({ position }: LogFile): number {
    return this.#save === undefined || position === undefined ? 0 : position - this.#savedAt;
  }

  /** Writes one at once, for the end of a program. @throws what the system says when it cannot. */
  saveNow(log: LogFile, place: Place): void {
    const fresh = `${this.#path}.new`;
    const descriptor = openSync(fresh, "w");
    try {
      for (const bytes of this.#bytes(log, place)) writeFileSync(descriptor, bytes);
    } finally {
      closeSync(descriptor);
    }
    renameSync(fresh, this.#path);
  }

  /**
   * Writes one bit by bit, other events in between.
   *
   * @param signal - gives it up.
   * @throws what the system says when it cannot.
   */
  async save(log: LogFile, place: Place, signal: AbortSignal): Promise<void> {
    const fresh = `${this.#path}.part`;
    const position = log.position ?? 0;
    const pieces = this.#bytes(log, place);
    this.#isSaving = true;
    try {
      const file = await open(fresh, "w");
      try {
        for (const bytes of pieces) {
          await file.writeFile(bytes);
          await othersTurn();
          if (signal.aborted) return;
        }
      } finally {
        await file.close();
      }
      renameSync(fresh, this.#path);
    } finally {
      rmSync(fresh, { force: true });
      this.#isSaving = false;
      // Also when the system refuses: the next try is made when there is more to save.
      if (!signal.aborted) this.#savedAt = position;
    }
  }

  /** What stands in a checkpoint of the log as it was read by now. */
  #bytes(log: LogFile, place: Place): Iterable<Uint8Array> {
    const { position } = log;
    if (this.#save === undefined || position === undefined) throw new Error("nothing to save");
    const digest = this.#hash.copy().digest("hex");
    const head = { stateForm: this.#stateForm, position, digest, ...place };
    return checkpointBytes(head, this.#save());
  }
}
