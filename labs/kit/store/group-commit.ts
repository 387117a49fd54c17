/** What waits for the disk. */
interface Waiting {
  /** How many records have to be on the disk for it. */
  readonly upTo: number;
  readonly run: () => void;
}

/**
 * Lets replies wait until what they tell of is on the disk itself, and not only with the system, which
 * a power cut takes down. While the disk writes, further records come in; the next sync is for all of
 * them together (a group commit), so that a hundred clients wait hardly longer than one.
 */
export class GroupCommit {
  readonly #sync: (done: (error: Error | null) => void) => void;
  readonly #onFault: (error: Error) => void;
  #written = 0;
  #synced = 0;
  #isSyncing = false;
  #waiting: Waiting[] = [];

  /**
   * @param sync - brings to the disk what was written before it is called.
   * @param onFault - the disk has failed; what waits is never let go.
   */
  constructor(
    sync: (done: (error: Error | null) => void) => void,
    onFault: (error: Error) => void,
  ) {
    this.#sync = sync;
    this.#onFault = onFault;
  }

  /** Notes that a record was written. */
  note(): void {
    this.#written++;
  }

  /** Runs something as soon as all that was noted is on the disk: now, or after what waits already. */
  whenSafe(run: () => void): void {
    if (this.#synced === this.#written) {
      run();
      return;
    }
    this.#waiting.push({ upTo: this.#written, run });
    this.#begin();
  }

  #begin(): void {
    if (this.#isSyncing || this.#waiting.length === 0) return;
    this.#isSyncing = true;
    const upTo = this.#written;
    this.#sync((error) => {
      this.#isSyncing = false;
      if (error !== null) {
        this.#onFault(error);
        return;
      }
      this.#synced = upTo;
      const isSafe = ({ upTo: needed }: Waiting): boolean => needed <= upTo;
      const safe = this.#waiting.filter(isSafe);
      this.#waiting = this.#waiting.filter((one) => !isSafe(one));
      for (const { run } of safe) run();
      this.#begin();
    });
  }
}
