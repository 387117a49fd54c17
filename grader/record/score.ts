import type { CheckRecord, Result, RunRecord, StageRecord } from "./record.ts";

/** Points, as whole numbers. */
export interface Score {
  readonly earned: number;
  readonly points: number;
}

/** The points of checks: what was earned of how many. */
export function scoreOf(checks: readonly CheckRecord[]): Score {
  const sum = (list: readonly CheckRecord[]): number =>
    list.reduce((total, { points }) => total + points, 0);
  return { earned: sum(checks.filter(({ result }) => result === "pass")), points: sum(checks) };
}

/** The score of a run: its stages, and its bonus stages apart. */
export function totalOf({ stages }: RunRecord): { readonly total: Score; readonly bonus: Score } {
  const checks = (bonus: boolean): CheckRecord[] =>
    stages.filter((stage) => stage.bonus === bonus).flatMap((stage) => stage.checks);
  return { total: scoreOf(checks(false)), bonus: scoreOf(checks(true)) };
}

/** How a stage ended: an error outweighs a failure, and what still waits outweighs both. */
export function resultOf({ checks }: StageRecord): Result {
  for (const result of ["waiting", "error", "fail"] as const) {
    if (checks.some((check) => check.result === result)) return result;
  }
  return "pass";
}

/** The stages that could not be graded, through no fault of the submission. */
export function ungraded({ stages }: RunRecord): StageRecord[] {
  return stages.filter((stage) => ["error", "waiting"].includes(resultOf(stage)));
}
