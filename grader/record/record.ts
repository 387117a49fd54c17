/**
 * The record of a run: what every report is drawn from. One JSON file, written as the run goes on.
 */
import type { Failure, FailureCode } from "../check/failure.ts";
import type { Naming } from "../cluster/naming.ts";
import type { Span } from "../check/timing.ts";
import type { Message } from "../../labs/kit/language/translator.ts";

/**
 * How a check ended: `pass`; `fail`, the submission's fault; `error`, the grader's or the machine's,
 * which never costs a point; `inconclusive`, a fault that was to be survived did not bite, which gives
 * no point and costs none; `skip`, what the check needs is missing; `waiting`, not run yet.
 */
export type Result = "pass" | "fail" | "error" | "inconclusive" | "skip" | "waiting";

/** A control: what is known to be right, run in the place of the submission, and how that went. */
export interface ControlRecord {
  /** The reference with the same scenario, or the kit's bare echo, which was only asked something. */
  readonly by: "reference" | "echo";
  readonly result: "pass" | "fail" | "no-evidence";
  /** What went wrong with it. */
  readonly code?: FailureCode;
}

/** A check, which is a scenario that was run. */
export interface CheckRecord {
  readonly id: string;
  readonly title: Message;
  /** The slide or the rule that it comes from. */
  readonly source: string;
  /** What helps when it fails, from a question to almost the answer; all of them, shown or not. */
  readonly hints?: readonly Message[];
  readonly points: number;
  result: Result;
  /** How long it took, in milliseconds. */
  ms?: number;
  /** What was seen to be wrong; with `error` and `inconclusive` it is not the submission's fault. */
  failure?: Failure;
  /** The control that was run, after something came too late or a fault left no trace. */
  control?: ControlRecord;
  /** The seed of a second run, after which the result stands: the first one's fault left no trace. */
  secondSeed?: number;
  /** Set when it was run once more, alone, since the machine had been too busy to judge by. */
  repeated?: true;
  /** What was missing, and whether the submission or the machine lacks it. */
  skipped?: { readonly need: "advertise" | "pause"; readonly whose: "submission" | "machine" };
  /** Whether its nodes were reached without the proxies that it usually has. */
  unproxied?: boolean;
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

/** Where the time of a run went, beside the least that it could have taken. */
export interface TimingRecord {
  /**
   * Milliseconds by the clock, summed over scenarios, which run side by side: the grader's own start;
   * making programs ready; starting them, until they listen; exchanges; waiting for agreement, blocks
   * or peers; ending programs.
   */
  readonly parts: Readonly<Record<Span, number>>;
  /** Milliseconds from when the grader's process began until everything was ended. */
  readonly totalMs: number;
  /** How many processes it has started. */
  readonly processes: number;
  /** Milliseconds that the start of a bare `ws` server takes: the middle of several starts. */
  readonly bareMs: number;
  /** What these are of: processor time, or the clock where the system does not tell it. */
  readonly bareBy: "processor" | "clock";
  /** Processors that the grader may use. */
  readonly cores: number;
  /** `processes` × `bareMs` / `cores`, and the grader's own start, in milliseconds. */
  readonly boundMs: number;
  /** `totalMs` / `boundMs`. */
  readonly ratio: number;
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
  readonly machine: {
    readonly platform: string;
    readonly node: string;
    /** Milliseconds that the kit's bare echo took to start and answer; null when it did not in time. */
    startMs?: number | null;
    /** By what times to wait were multiplied because of that, besides `--timeout-factor`. */
    factor?: number;
  };
  /** What the submission's nodes made of `--advertise`; missing when nothing depended on it. */
  naming?: Naming;
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
  /** Where its time went; missing unless it was asked for (`--timing`). */
  timing?: TimingRecord;
  /** The worker that graded it, where it was graded through a queue. */
  readonly worker?: string;
  readonly stages: StageRecord[];
}
