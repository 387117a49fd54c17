import type { Happening } from "../../labs/kit/simulation/index.ts";
import type { WireBlock } from "../verifier/index.ts";
import type { Action } from "./action.ts";
import type { SimulatedExchange } from "./both-clocks.ts";
import type { Violation } from "./violation.ts";

/** Which schedules are run, as it is written to the child's standard input. */
export interface ExploreJob {
  readonly lab: string;
  readonly language: "zh" | "en";
  /** Whether several nodes build, so that chains fork. */
  readonly forks: boolean;
  /** The first seed, and how many in a row. */
  readonly seed: number;
  readonly seeds: number;
  /** Instead of drawing actions from the seed: these. */
  readonly actions?: readonly Action[];
  /** After so many failing schedules no more are run. */
  readonly maxFailures: number;
  /** Whether it is enough to know what a schedule violates: then none is shrunk, and no story told. */
  readonly isBrief: boolean;
}

/** A schedule that failed, shrunk. */
export interface FailedSchedule {
  readonly seed: number;
  readonly violation: Violation;
  /** What is left of what was done, and how much it was before. */
  readonly actions: readonly Action[];
  readonly drawn: number;
  readonly journal: readonly Happening[];
  readonly chains: Readonly<Record<string, readonly WireBlock[]>>;
}

/** What the child tells, a JSON line each. */
export type ExploreLine =
  | { readonly kind: "progress"; readonly done: number }
  | { readonly kind: "failed"; readonly schedule: FailedSchedule }
  /** A program took something on its own: the clock, a random number, a file, a socket. */
  | { readonly kind: "impure"; readonly what: string; readonly place: string }
  /** A stage is still to be written: without it there is nothing to explore. */
  | { readonly kind: "unfinished"; readonly what: string }
  /** What one node answered to the transcript of its lab. */
  | { readonly kind: "transcript"; readonly exchanges: readonly SimulatedExchange[] }
  /** The same seed gave two journals. */
  | { readonly kind: "unsteady"; readonly seed: number }
  | { readonly kind: "done"; readonly schedules: number; readonly seconds: number };
