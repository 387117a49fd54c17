/**
 * The record of a run: what every report is drawn from. One JSON file, written as the run goes on.
 */
import type { Failure } from "../check/failure.ts";
import type { Message } from "../../labs/kit/language/translator.ts";

/**
 * How a check ended: `pass`; `fail`, the submission's fault; `error`, the grader's or the machine's,
 * which never costs a point; `waiting`, not run yet.
 */
export type Result = "pass" | "fail" | "error" | "waiting";

/** A check, which is a scenario that was run. */
export interface CheckRecord {
  readonly id: string;
  readonly title: Message;
  /** The slide or the rule that it comes from. */
  readonly source: string;
  readonly hint?: Message;
  readonly points: number;
  result: Result;
  /** How long it took, in milliseconds. */
  ms?: number;
  /** What the submission did wrong. */
  failure?: Failure;
  /** What the grader did wrong. */
  error?: string;
}

/** A stage with its checks. */
export interface StageRecord {
  readonly id: string;
  readonly title: Message;
  /** The file of the skeleton to open first. */
  readonly file: string;
  readonly bonus: boolean;
  readonly checks: CheckRecord[];
}

/** A run. */
export interface RunRecord {
  /** The version of this format. */
  readonly version: 1;
  readonly lab: string;
  readonly title: Message;
  /** The submission as the user named it, and its folder. */
  readonly submission: string;
  readonly folder: string;
  readonly seed: number;
  /** When it began: ISO 8601, UTC. */
  readonly startedAt: string;
  /** How long it took, in milliseconds; missing while it runs or when it was interrupted. */
  ms?: number;
  readonly machine: { readonly platform: string; readonly node: string };
  /** What kept the programs apart from the machine: Node's permission model, and bubblewrap. */
  readonly isolation: { readonly permission: boolean; readonly bubblewrap: boolean };
  /** SHA-256 of the files that were graded, as they were at the beginning; missing before. */
  hash?: string;
  /** Set when the submission's files were other ones at the end than those that were graded. */
  changed?: true;
  /**
   * Whether the submission has a probe, for the stages that are pure functions; missing when the lab
   * asks for none.
   */
  readonly probe?: boolean;
  /** Faults that the type checker found, as lines; missing when it has not looked. */
  types?: readonly string[];
  readonly stages: StageRecord[];
}
