import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { setImmediate as othersTurn } from "node:timers/promises";
import type { Checkpoints } from "../programs/checkpoints.ts";
import { CHECKPOINT_SUFFIX, checkpointBytes, readCheckpoint, stateOf } from "./checkpoint-file.ts";
import type { CheckpointHead } from "./checkpoint-file.ts";
import { LogFile } from "./log-file.ts";

/**
 * Bytes behind the last checkpoint that are worth another one: to judge them takes a twentieth of a
 * second. While nobody writes, the log has to have grown by this share as well; while it is written
 * to all the time, by so much more that what the checkpoints cost is no matter beside the writing.
 */
const WORTH = { bytes: 1024 * 1024, quiet: 1 / 8, busy: { bytes: 16 * 1024 * 1024, share: 1 } };

const NOTHING = Buffer.alloc(0);

/** What the journal knows at its position, besides the log itself. */
export type Place = Pick<CheckpointHead, "zeros" | "writers" | "isChanged">;

/**
 * The checkpoints of one journal: a file beside the log (`FILE.checkpoint`) that is replaced as a whole.
 * It may be missing, old, damaged or of another log at any time; then it is not used.
 */
export class StoreCheckpoints implements Checkpoints {
  readonly #path: string;
  readonly #stateForm: string;
  readonly #place: () => Place;
  readonly #log: LogFile;
  /** Over all that was read of the log, as it was when it was read. */
  #hash: Hash = createHash("sha256");
  #saved: Buffer | undefined;
  /** Where the log was at the last checkpoint that is known. */
  #savedAt = 0;
  /** Where it was when `saveSometimes` was called last. */
  #askedAt: number | undefined;
  #save: (() => Iterable<Uint8Array>) | undefined;
  #adopt: ((state: Buffer) => void) | undefined;
  #isSaving = false;

  /**
   * @param path - the log's.
   * @param stateForm - the form of the states that the program saves and understands.
   * @param place - what holds at the log's position.
   */
  constructor(path: string, stateForm: string, place: () => Place) {
    this.#path = path + CHECKPOINT_SUFFIX;
    this.#stateForm = stateForm;
    this.#place = place;
    this.#log = new LogFile(path, {
      onTaken: (bytes) => {
        this.#hash.update(bytes);
      },
    });
  }

  /** The log itself. */
  get log(): LogFile {
    return this.#log;
  }

  get saved(): Buffer | undefined {
    return this.#saved;
  }

  offer(save: () => Iterable<Uint8Array>, adopt?: (state: Buffer) => void): void {
    this.#save = save;
    this.#adopt = adopt;
  }

  /**
   * Lets the log, which was just opened, go on behind the checkpoint's position, if it is what the checkpoint
   * was made of; returns what holds there.
   */
  restore(): Place | null {
    const found = readCheckpoint(this.#path, this.#stateForm);
    if (found === null) return null;
    const { head, state } = found;
    const hash = createHash("sha256");
    for (const chunk of this.#log.chunks(head.position)) hash.update(chunk);
    if (hash.copy().digest("hex") !== head.digest) return null;
    this.#hash = hash;
    this.#saved = state;
    this.#savedAt = head.position;
    this.#log.goOn(head.position);
    return head;
  }

  /** Takes back the offer: the program holds something else than what the log says. */
  giveUp(): void {
    this.#save = undefined;
  }

  /**
   * Saves the program's state if that is worth the time by now, bit by bit. For the host to call every
   * second or so; what happened since the last call counts, too.
   *
   * @param signal - gives it up.
   * @throws what the system says when it cannot be written; nothing is lost then.
   */
  async saveSometimes(signal: AbortSignal): Promise<void> {
    const { position = 0 } = this.#log;
    const isQuiet = position === this.#askedAt;
    this.#askedAt = position;
    const least = isQuiet
      ? Math.max(WORTH.bytes, position * WORTH.quiet)
      : Math.max(WORTH.busy.bytes, this.#savedAt * WORTH.busy.share);
    if (!this.#isSaving && this.#grown >= least) await this.#saveSlowly(signal);
  }

  /** Saves the program's state at its end, if that is worth the time; @throws as above. */
  saveAtEnd(): void {
    if (this.#grown >= WORTH.bytes) this.#saveNow();
  }

  /** Bytes of the log behind the last checkpoint; none where there is nothing to save. */
  get #grown(): number {
    const { position } = this.#log;
    return this.#save === undefined || position === undefined ? 0 : position - this.#savedAt;
  }

  #saveNow(): void {
    const fresh = `${this.#path}.new`;
    const descriptor = openSync(fresh, "w");
    try {
      for (const bytes of this.#bytes()) writeFileSync(descriptor, bytes);
    } finally {
      closeSync(descriptor);
    }
    renameSync(fresh, this.#path);
  }

  async #saveSlowly(signal: AbortSignal): Promise<void> {
    const fresh = `${this.#path}.part`;
    const position = this.#log.position ?? 0;
    const pieces = this.#bytes();
    this.#isSaving = true;
    try {
      const file = await open(fresh, "w+");
      let written: Buffer;
      try {
        for (const bytes of pieces) {
          await file.writeFile(bytes);
          await othersTurn();
          if (signal.aborted) return;
        }
        written = this.#adopt === undefined ? NOTHING : await readWhole(file);
      } finally {
        await file.close();
      }
      if (signal.aborted) return;
      renameSync(fresh, this.#path);
      if (written.length > 0) this.#adopt?.(stateOf(written));
    } finally {
      rmSync(fresh, { force: true });
      this.#isSaving = false;
      // Also when the system refuses: the next try is made when there is more to save.
      if (!signal.aborted) this.#savedAt = position;
    }
  }

  /** What stands in a checkpoint of the log as it was read by now. */
  #bytes(): Iterable<Uint8Array> {
    const { position } = this.#log;
    if (this.#save === undefined || position === undefined) throw new Error("nothing to save");
    const digest = this.#hash.copy().digest("hex");
    const head = { stateForm: this.#stateForm, position, digest, ...this.#place() };
    return checkpointBytes(head, this.#save());
  }
}

/** All that is in a file, read in the background. */
async function readWhole(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  const bytes = Buffer.allocUnsafeSlow(size);
  const { bytesRead } = await file.read(bytes, 0, size, 0);
  return bytesRead === size ? bytes : NOTHING;
}
