/** How often is looked whether the grader itself gets on. */
const LOOK_MS = 50;
/** A look that comes so much too late was kept by other programs: the grader never works that long. */
const STALL_MS = 400;

/**
 * Notices when the machine is too busy to be judged on: the grader has little to do but wait, so when
 * its own timers come late, those of the programs that it judges do as well.
 */
export class Stalls {
  readonly #timer: NodeJS.Timeout;
  #looked = performance.now();
  /** When the last stall ended. */
  #last = -Infinity;

  constructor() {
    this.#timer = setInterval(() => {
      const now = performance.now();
      if (now - this.#looked > LOOK_MS + STALL_MS) this.#last = now;
      this.#looked = now;
    }, LOOK_MS);
    this.#timer.unref();
  }

  /** Whether there was one since then, by `performance.now()`. */
  since(time: number): boolean {
    return this.#last >= time || performance.now() - this.#looked > LOOK_MS + STALL_MS;
  }

  /** Looks no more; may be called twice. */
  close(): void {
    clearInterval(this.#timer);
  }
}
