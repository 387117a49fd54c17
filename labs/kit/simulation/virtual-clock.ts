import { Agenda } from "./agenda.ts";

/** When a simulation begins, in seconds since 1970. */
const START = 1_620_800_000;

/** Lets all promises that are due settle, however long their chains are. */
const settlePromises = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Time that passes only when something happens: seconds cost nothing. */
export class VirtualClock {
  readonly #agenda = new Agenda();
  #now = START;

  /** The time in seconds since 1970. */
  get now(): number {
    return this.#now;
  }

  /** Seconds since the beginning. */
  get elapsed(): number {
    return this.#now - START;
  }

  /** Plans something for so many seconds from now. */
  plan(seconds: number, run: () => void): void {
    this.#agenda.add(this.#now + Math.max(0, seconds), run);
  }

  /**
   * Lets time pass until so many seconds from the beginning, one happening after the other; promises
   * settle in between.
   *
   * @param isDone - asked after each happening whether to stop early.
   */
  async passUntil(elapsed: number, isDone: () => boolean = () => false): Promise<void> {
    const end = START + elapsed;
    for (;;) {
      const next = this.#agenda.takeUntil(end);
      if (next === undefined) break;
      this.#now = next.at;
      next.run();
      await settlePromises();
      if (isDone()) return;
    }
    this.#now = Math.max(this.#now, end);
  }
}
