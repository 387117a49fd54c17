import { printableName } from "../../../labs/kit/language/printable.ts";
import type { RunRecord } from "../../record/record.ts";
import { scoreOf, ungraded } from "../../record/score.ts";
import type { Outcome } from "../job.ts";
import { daysLate, penaltyOf } from "../policy/late.ts";
import { exceptionOf } from "../policy/policy.ts";
import type { Exception, Policy } from "../policy/policy.ts";
import type { Student } from "../roster/roster.ts";
import { isUngradedVerdict } from "../verdict.ts";
import type { Remark } from "../verdict.ts";
import type { Row, RowStatus, StageColumn } from "./row.ts";

/** What a row is made of. */
export interface RowSource {
  readonly id: string;
  readonly student: Student;
  readonly isInRoster: boolean;
  readonly handIn: { readonly name: string; readonly time: Date } | null;
  /** What came of grading it; undefined when nothing was handed in. */
  readonly outcome: Outcome | undefined;
  readonly remarks: readonly Remark[];
}

/** A row: the points of a submission, what the teacher's file makes of them, and what is to be said. */
export function makeRow(source: RowSource, columns: readonly StageColumn[], policy: Policy): Row {
  const { id, student, isInRoster, handIn, outcome } = source;
  const exception = exceptionOf(policy, student);
  const stages = columns.map((column) => pointsOf(outcome, column));
  const earned = sumOf(columns, stages, false);
  const bonus = sumOf(columns, stages, true);
  const time = student.submitted ?? handIn?.time ?? null;
  const late = handIn === null || time === null ? 0 : daysLate(policy, exception, time);
  // Points are taken off the lab's own; percents off all.
  const base = (earned ?? 0) + (policy.late?.unit === "percent" ? (bonus ?? 0) : 0);
  const penalty = penaltyOf(policy, late, base);
  const status = statusOf(source, stages, exception);
  const record = outcome?.kind === "record" ? outcome.record : null;
  return {
    ...{ id, student, isInRoster, status, stages, earned, bonus, penalty, record },
    handIn: handIn === null ? null : printableName(handIn.name),
    daysLate: late,
    total: totalOf(status, earned, bonus, penalty),
    remarks: [
      ...source.remarks,
      ...(exception.excused === true ? [{ id: "excused", details: {} } as const] : []),
      ...(late > 0 ? [{ id: "late", details: { days: late, penalty } } as const] : []),
      ...typesRemark(record),
    ],
    verdict: outcome?.kind === "verdict" ? outcome.verdict : null,
  };
}

/** What a stage has earned; null where it was not graded. */
function pointsOf(outcome: Outcome | undefined, { id }: StageColumn): number | null {
  if (outcome === undefined) return null;
  if (outcome.kind === "verdict") return isUngradedVerdict(outcome.verdict) ? null : 0;
  const { record } = outcome;
  const stage = record.stages.find((one) => one.id === id);
  const isUngraded = ungraded(record).some((one) => one.id === id);
  return stage === undefined || isUngraded ? null : scoreOf(stage.checks).earned;
}

/** The sum over the stages that are bonus or not; null when one of them was not graded. */
function sumOf(
  columns: readonly StageColumn[],
  stages: readonly (number | null)[],
  bonus: boolean,
): number | null {
  const points = stages.filter((_, at) => columns[at]?.bonus === bonus);
  return points.reduce<number | null>(
    (sum, one) => (sum === null || one === null ? null : sum + one),
    0,
  );
}

function statusOf(
  { handIn, outcome }: RowSource,
  stages: readonly (number | null)[],
  { excused }: Exception,
): RowStatus {
  if (handIn === null) return excused === true ? "excused" : "missing";
  if (stages.includes(null)) return "ungraded";
  return outcome?.kind === "verdict" ? "unusable" : "graded";
}

/** What counts in the end: nothing handed in is 0 points. */
function totalOf(
  status: RowStatus,
  earned: number | null,
  bonus: number | null,
  penalty: number,
): number | null {
  if (status === "missing") return 0;
  return earned === null || bonus === null ? null : earned - penalty + bonus;
}

function typesRemark(record: RunRecord | null): Remark[] {
  const count = record?.types?.length ?? 0;
  return count === 0 ? [] : [{ id: "types", details: { count } }];
}
