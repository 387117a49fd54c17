import { isSealed } from "../contract/block.ts";
import type { Change } from "../contract/change.ts";
import type { Journal } from "../programs/journal.ts";
import type { SharedBlocks } from "./shared-blocks.ts";

/** What a file of the simulation holds: changes as text, so that programs share no objects. */
type Entry = string | { readonly mark: true };

/** Thrown into a program that crashes where it stands; nothing of it runs after that. */
export class Crash extends Error {}

/** What may happen around an append; see {@link Disk.open}. */
export interface AppendHooks {
  /** Called before the record is written: other processes may run here, or this one may crash. */
  readonly before: () => void;
  /** Called when it is written, before anybody is told: this process may crash. */
  readonly after: () => void;
}

/** What stands for an entry that is not kept. */
const READ = { mark: true } as const;

/** A node's file: it outlives the processes that have it open. */
export class Disk {
  readonly #entries: Entry[] = [];
  readonly #shared: SharedBlocks | null;
  #zeros: number | undefined;

  /**
   * @param zeros - the difficulty it was made with; undefined: still open.
   * @param shared - where it is given, mined blocks are one for all files, and what was read is not
   * kept: the file has one process, which is not started again.
   */
  constructor(zeros: number | undefined, shared: SharedBlocks | null = null) {
    this.#zeros = zeros;
    this.#shared = shared;
  }

  /**
   * Opens it for one process.
   *
   * @param mark - whether this is a start, as of a node: what is there becomes history.
   */
  open<Outcome>(mark: boolean, hooks: AppendHooks): Journal<Change, Outcome> {
    if (mark) this.#entries.push({ mark: true });
    const historyEnd = this.#entries.findLastIndex((entry) => typeof entry !== "string") + 1;
    let read = historyEnd;
    let apply: ((change: Change) => Outcome) | undefined;
    const take = (until: number): Outcome | undefined => {
      let outcome: Outcome | undefined;
      while (read < until) {
        const place = read++;
        const entry = this.#entries[place];
        if (typeof entry !== "string") continue;
        if (this.#shared !== null) this.#entries[place] = READ;
        outcome = apply?.(this.#read(entry));
      }
      return outcome;
    };
    const zeros = (): number | undefined => this.#zeros;
    return {
      get zeros() {
        return zeros();
      },
      takeForm: (wanted) => {
        if (this.#zeros !== undefined && this.#zeros !== wanted) {
          throw new Error(`the file was made with -z ${this.#zeros}`);
        }
        this.#zeros = wanted;
      },
      history: () =>
        this.#entries
          .slice(0, historyEnd)
          .filter((entry) => typeof entry === "string")
          .map((entry) => JSON.parse(entry) as Change),
      follow: (given) => {
        apply = given;
        take(this.#entries.length);
      },
      append: (change) => {
        const text = JSON.stringify(change);
        hooks.before();
        const place = this.#entries.push(text);
        hooks.after();
        return take(place) as Outcome;
      },
      poll: () => {
        const before = read;
        take(this.#entries.length);
        return read - before;
      },
    };
  }

  #read(text: string): Change {
    const change = JSON.parse(text) as Change;
    const shared = this.#shared;
    if (shared === null || !("blocks" in change)) return change;
    const blocks = change.blocks.map((block) => (isSealed(block) ? shared.of(block).block : block));
    return { blocks };
  }
}
