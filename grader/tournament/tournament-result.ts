import type { FailureCode } from "../check/failure.ts";
import type { Cargo } from "./match-plan.ts";

/** A frame of the exchange that broke, as a proxy recorded it. */
export interface BrokenFrame {
  /** Between whom, by their names. */
  readonly edge: string;
  readonly direction: "in" | "out";
  /** The beginning of its text. */
  readonly text: string;
}

/** What went wrong when submissions met. */
export interface Break {
  readonly code: FailureCode;
  /** What did not arrive, and whose it was. */
  readonly cargo: Cargo;
  readonly from: string;
  /** The submission whose program it is about, where that can be said. */
  readonly of: string | null;
  /** What was expected and what came, in words. */
  readonly expected: string;
  readonly got: string;
  readonly why: string;
  readonly frames: readonly BrokenFrame[];
}

/** How a match of two went. */
export interface MatchResult {
  readonly left: string;
  readonly right: string;
  /**
   * What arrived: from the left one at the right one, and from the right one at the left one. `untried`
   * where something else had broken before.
   */
  readonly toRight: Arrival;
  readonly toLeft: Arrival;
  /** What broke; null when everything arrived. */
  readonly broke: Break | null;
}

/** What became of what one side gave the other. */
export type Arrival = "arrived" | "lost" | "untried";

/** How all of them did in one network. */
export interface TogetherResult {
  /** Who was in it to the end. */
  readonly members: readonly string[];
  /** Who had to leave since its program ended, in order, and what was seen. */
  readonly left: readonly { readonly name: string; readonly broke: Break }[];
  /** What broke among the rest; null when they agreed in the end. */
  readonly broke: Break | null;
}

/** A submission in a tournament. */
export interface Member {
  readonly name: string;
  /** Why it can't be started at all; null when it can. */
  readonly fault: string | null;
}

/** A tournament. */
export interface TournamentResult {
  readonly version: 1;
  readonly lab: string;
  readonly seed: number;
  readonly startedAt: string;
  readonly members: readonly Member[];
  readonly matches: readonly MatchResult[];
  /** Null with fewer than three that can be started. */
  readonly together: TogetherResult | null;
  /** Who has mined how many blocks of the chain of a race of all (lab 4); null where there was none. */
  readonly race: {
    readonly problem: string | null;
    /** Who had to leave since its node did not start or ended, and what was seen. */
    readonly left: readonly { readonly name: string; readonly reason: string }[];
    readonly blocks: Readonly<Record<string, number>>;
  } | null;
}
