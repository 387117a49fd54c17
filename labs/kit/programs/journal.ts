import type { Checkpoints } from "./checkpoints.ts";

/**
 * A list of changes that several processes append to and read in one and the same order: what a
 * ledger is rebuilt from, and how a node and a builder on one file agree without a lock.
 */
export interface Journal<Change, Outcome> {
  /** The difficulty of its blocks in leading hex zeros, 0: unsealed; undefined while it is open. */
  readonly zeros: number | undefined;
  /**
   * Settles the difficulty, before the first block of a journal that has none. Does nothing when it is
   * that one already.
   *
   * @throws when the journal has another.
   */
  takeForm(zeros: number): void;
  /** What earlier runs left, oldest first. Call once, before anything else. */
  history(): readonly Change[];
  /** Says who takes each further change, one's own included, in the journal's order. */
  follow(apply: (change: Change) => Outcome): void;
  /**
   * Appends a change and returns what `apply` returned for it at its place: every change before it,
   * those of other processes too, has been applied first. On return `kill -9` loses nothing.
   */
  append(change: Change): Outcome;
  /** Takes in what other processes wrote since; returns how many changes that were. */
  poll(): number;
  /** Where it was opened with a form of states: those states. A lab does not need them. */
  readonly checkpoints?: Checkpoints | undefined;
}
