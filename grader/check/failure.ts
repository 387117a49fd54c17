/**
 * What went wrong, in the five parts of an explanation: what was sent, what was expected, what came,
 * why that is wrong, and where to read on. The parts are data; a report renders them in a language.
 */

import type { Difference } from "./difference.ts";

/**
 * What kind of failure it is. Stable: reports, hints and gradebooks may refer to it.
 *
 * - `no-reply`: nothing came back in time. - `closed`: the connection was closed instead of a reply.
 * - `refused`: no connection could be opened. - `not-json`, `bad-shape`: the reply is no reply.
 * - `binary`: the reply is a binary frame and not one of text.
 * - `wrong-status`, `wrong-reply`: not the reply that was expected. - `extra-reply`: more than one.
 * - `diverged`: nodes do not agree.
 * - `not-started`: a program was not ready in time. - `exited`: a program ended by itself.
 * - `still-running`: a program that should have ended did not. - `not-received`: a scripted peer was
 *   not sent something, or what it must never be sent. - `connections`: a scripted peer had other connections than it should.
 * - `unusable`: the program can't be started at all (no manifest entry, does not compile).
 * - `probe`: the probe gave no answer.
 * - `told`: a scripted peer was not posted the blocks that it should, or one of them twice, or others.
 * - `asked`: a scripted peer was asked for its chain less or more often than it should.
 * - `paced`: a scripted peer was asked for its chain again and again within a second.
 * - `not-taken`: a node that mines kept none of the blocks that were posted before it had found one.
 * - `racing`: nodes that mine against each other hold no common chain, or not one as it should be.
 * - `too-much-memory`, `too-many-processes`, `too-many-files`, `too-much-output`, `too-much-disk`: a
 *   program, with all that it started, went over a limit and was ended. - `too-long`: the whole
 *   scenario took longer than any is given. - `port-taken`: the submission's own programs took a port
 *   that was not theirs.
 * - `no-evidence`: a fault on an edge or of a process left no trace, though it does with the control.
 */
export type FailureCode =
  | "no-reply"
  | "closed"
  | "refused"
  | "not-json"
  | "binary"
  | "bad-shape"
  | "wrong-status"
  | "wrong-reply"
  | "extra-reply"
  | "diverged"
  | "not-started"
  | "exited"
  | "still-running"
  | "not-received"
  | "connections"
  | "unusable"
  | "probe"
  | "told"
  | "asked"
  | "paced"
  | "not-taken"
  | "racing"
  | "too-much-memory"
  | "too-many-processes"
  | "too-many-files"
  | "too-much-output"
  | "too-much-disk"
  | "too-long"
  | "port-taken"
  | "no-evidence";

/** A failure of the submission. */
export interface Failure {
  readonly code: FailureCode;
  /** The program of the scenario that it is about, such as `n1`. */
  readonly program?: string;
  /** What was sent or done. */
  readonly sent?: string;
  readonly expected?: string;
  readonly got?: string;
  /** The first place in which what came differs from what was expected, where that can be said. */
  readonly difference?: Difference;
  /** Where in the reply, as a JSON pointer. */
  readonly at?: string;
  /** How long was waited, in seconds. */
  readonly waited?: number;
  /** Why it is wrong: an id of `fixtures/rules.json`. */
  readonly rule?: string;
  /** Which step of the scenario, counted from 1. */
  readonly step?: number;
  /** Whether the slides' ids were used, or those of the seed. */
  readonly variant?: "slides" | "seed";
  /**
   * The frames by which a fresh node shows the same, the last one being the one that failed; only where
   * they are all that it takes.
   */
  readonly frames?: readonly string[];
  /** The lines of the programs' logs that have to do with it, by program. */
  readonly logs?: Readonly<Record<string, string>>;
}

/** Thrown where a check finds that the submission is wrong. */
export class CheckFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.code}: expected ${failure.expected ?? "?"}, got ${failure.got ?? "?"}`);
    this.name = "CheckFailure";
    this.failure = failure;
  }
}

/** Whether a failure is about time: nothing came, or not yet. A machine may be too slow for that. */
export function isTimeout({ waited }: Failure): boolean {
  return waited !== undefined;
}
