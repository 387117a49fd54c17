import { hasMemoryForOneMore } from "./executor-options.ts";
import { processorTimes } from "./processor-times.ts";

/** How often the processors are looked at: a submission that has begun shows in the next look. */
const LOOK_MS = 1_000;
/** The part of the processors' time that has to be unused for one more submission to begin. */
const IDLE_PART = 0.2;
/**
 * How much of what counts as unused is the last look's; the rest is what it was before. Many gradings wait
 * at the same time now and then, and too many begun in such a moment keep each other waiting ever after.
 */
const WEIGHT = 0.3;

/**
 * Lets submissions begin one by one, while the processors have time left, and the machine memory. Most of a grading is waiting,
 * the more so the less of a lab is written, so no fixed number of them fits both a class of beginners and
 * one that is done; and what else runs on the machine counts too.
 */
export class LoadGate {
  readonly #always: number;
  readonly #waiting: (() => void)[] = [];
  #inside = 0;
  /** The unused part, smoothed. */
  #idle = 0;
  #last = processorTimes();
  #timer: NodeJS.Timeout | undefined;

  /** @param always - so many may be inside however busy the machine is. */
  constructor(always: number) {
    this.#always = always;
  }

  /** Waits for a place. @returns what gives it back; at once when the signal is aborted. */
  async enter(signal: AbortSignal): Promise<() => void> {
    if (this.#inside >= this.#always && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const go = (): void => {
          signal.removeEventListener("abort", go);
          resolve();
        };
        this.#waiting.push(go);
        signal.addEventListener("abort", go);
        this.#timer ??= setInterval(() => {
          this.#look();
        }, LOOK_MS);
      });
    }
    this.#inside += 1;
    return () => {
      this.#inside -= 1;
      if (this.#inside < this.#always) this.#waiting.shift()?.();
    };
  }

  /** Looks no more; may be called twice. */
  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    const now = processorTimes();
    const all = now.all - this.#last.all;
    const idle = now.idle - this.#last.idle;
    this.#last = now;
    this.#idle += WEIGHT * (idle / Math.max(1, all) - this.#idle);
    if (this.#idle >= IDLE_PART && hasMemoryForOneMore()) {
      this.#waiting.shift()?.();
      // What it takes is seen in the next looks only.
      this.#idle = 0;
    }
    if (this.#waiting.length === 0) this.close();
  }
}
