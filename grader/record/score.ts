import type { CheckRecord, Result, RunRecord, StageRecord } from "./record.ts";

/** Points, as whole numbers. */
export interface Score {
  readonly earned: number;
  readonly points: number;
}

/**
 * The points of checks: what was earned of how many. What a machine can't do at all is not asked for;
 * what a submission lacks is.
 */
export function scoreOf(checks: readonly CheckRecord[]): Score {
  const sum = (list: readonly CheckRecord[]): number =>
    list.reduce((total, { points }) => total + points, 0);
  const asked = checks.filter(({ skipped }) => skipped?.whose !== "machine");
  return { earned: sum(asked.filter(({ result }) => result === "pass")), points: sum(asked) };
}

/**
 * The score of a run: its stages, and its bonus stages apart. A stage that could not be graded has no
 * points either way: neither what passed in it nor what it was worth is counted.
 */
export function totalOf({ stages }: RunRecord): { readonly total: Score; readonly bonus: Score } {
  const graded = stages.filter((stage) => !isUngraded(stage));
  const checks = (bonus: boolean): CheckRecord[] =>
    graded.filter((stage) => stage.bonus === bonus).flatMap((stage) => stage.checks);
  return { total: scoreOf(checks(false)), bonus: scoreOf(checks(true)) };
}

/**
 * How a stage ended: an error or an inconclusive check outweighs a failure, and what still waits
 * outweighs all. What a submission lacks is a failure of the stage, what the machine lacks is none.
 */
export function resultOf({ checks }: StageRecord): Result {
  for (const result of ["waiting", "error", "inconclusive", "fail"] as const) {
    if (checks.some((check) => check.result === result)) return result;
  }
  const lacks = checks.some(({ skipped }) => skipped?.whose === "submission");
  if (lacks) return "fail";
  return checks.every(({ result }) => result === "skip") ? "skip" : "pass";
}

/** The stages that could not be graded, through no fault of the submission. */
export function ungraded({ stages }: RunRecord): StageRecord[] {
  return stages.filter(isUngraded);
}

function isUngraded(stage: StageRecord): boolean {
  return ["error", "inconclusive", "waiting"].includes(resultOf(stage));
}
