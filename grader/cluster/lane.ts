import { actsOn } from "./faults.ts";
import type { EdgeFaults } from "./faults.ts";

/** How a frame gets on. */
export type Passage = "passed" | "dropped" | "delayed" | "slowed";

/**
 * One direction of a connection: what goes in comes out in the same order, at once or, with a fault,
 * later or never.
 */
export class Lane {
  readonly #direction: "in" | "out";
  readonly #faults: () => EdgeFaults;
  readonly #waiting: { readonly due: number; readonly deliver: () => void }[] = [];
  #timer: NodeJS.Timeout | undefined;
  /** When the last frame that a slow edge has taken is through. */
  #through = 0;

  /** @param faults - what happens on the edge now. */
  constructor(direction: "in" | "out", faults: () => EdgeFaults) {
    this.#direction = direction;
    this.#faults = faults;
  }

  /** Whether frames wait: nothing more needs to be read as long as they do. */
  get isHolding(): boolean {
    return this.#waiting.length > 0;
  }

  /** Takes a frame of this size, delivers it when it is due, and says how it gets on. */
  pass(bytes: number, deliver: () => void): Passage {
    const { cut, delay, slow } = this.#faults();
    if (actsOn(cut, this.#direction)) return "dropped";
    const now = performance.now();
    let due = now;
    let passage: Passage = "passed";
    if (slow !== null && actsOn(slow.direction, this.#direction)) {
      this.#through = Math.max(now, this.#through) + (bytes / slow.bytes) * 1000;
      due = this.#through;
      passage = "slowed";
    }
    if (delay !== null && actsOn(delay.direction, this.#direction)) {
      due += delay.ms;
      passage = "delayed";
    }
    if (passage === "passed" && !this.isHolding) {
      deliver();
      return passage;
    }
    this.#waiting.push({ due: Math.max(due, this.#waiting.at(-1)?.due ?? 0), deliver });
    this.#wake();
    return passage;
  }

  /** Delivers what waits, at once: the fault is over. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#through = 0;
    for (const { deliver } of this.#waiting.splice(0)) deliver();
  }

  /** Forgets what waits; may be called twice. */
  close(): void {
    clearTimeout(this.#timer);
    this.#waiting.length = 0;
  }

  #wake(): void {
    const [next] = this.#waiting;
    if (next === undefined || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const now = performance.now();
      while ((this.#waiting[0]?.due ?? Infinity) <= now) this.#waiting.shift()?.deliver();
      this.#wake();
    }, next.due - performance.now());
  }
}
