import type { RunRecord } from "../../record/record.ts";
import type { Student } from "../roster/roster.ts";
import type { Remark, Verdict } from "../verdict.ts";

/** A stage as a column of the gradebook. */
export interface StageColumn {
  readonly id: string;
  readonly title: Readonly<Record<"zh" | "en", string>>;
  readonly bonus: boolean;
  readonly points: number;
}

/**
 * What a row is about: `graded`; `ungraded`, at least partly, through no fault of the student; `unusable`,
 * what was handed in can't be graded and gives no points; `missing`, nothing was handed in; `excused`.
 */
export type RowStatus = "graded" | "ungraded" | "unusable" | "missing" | "excused";

/** A row of the gradebook: a student, or a submission of nobody in the roster. */
export interface Row {
  /** A safe name of a folder, no two alike. */
  readonly id: string;
  readonly student: Student;
  /** Whether the roster has the student; true without a roster. */
  readonly isInRoster: boolean;
  /** The name of the file or folder that was graded; null when there is none. */
  readonly handIn: string | null;
  readonly status: RowStatus;
  /** The points of each column, in its order; null where it was not graded. */
  readonly stages: readonly (number | null)[];
  /** Points without bonus, before anything is taken off; null when something was not graded. */
  readonly earned: number | null;
  readonly bonus: number | null;
  readonly daysLate: number;
  /** Points taken off for being late. */
  readonly penalty: number;
  /** What counts in the end; null when something was not graded. */
  readonly total: number | null;
  readonly remarks: readonly Remark[];
  readonly verdict: Verdict | null;
  readonly record: RunRecord | null;
}

/** A gradebook. */
export interface Gradebook {
  readonly lab: string;
  readonly title: Readonly<Record<"zh" | "en", string>>;
  readonly seed: number;
  readonly columns: readonly StageColumn[];
  readonly rows: readonly Row[];
  /** Files in the class's folder that are neither a folder nor an archive. */
  readonly others: readonly string[];
}
