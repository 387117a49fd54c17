import type { Language } from "../../../labs/kit/language/language.ts";
import { createGradebookSay } from "./messages.ts";
import type { Gradebook, Row } from "./row.ts";
import { tellRemark, tellVerdict } from "../verdict-messages.ts";

/** A cell: a text, a number, or nothing. */
export type Cell = string | number | null;

/** A gradebook as a table: its first line names the columns. */
export function gradebookTable({ columns, rows }: Gradebook, language: Language): Cell[][] {
  const say = createGradebookSay(language);
  const head = [
    ...[say("number"), say("name"), say("group")],
    ...columns.map(({ id, points, bonus }) => `${id} /${points}${bonus ? say("bonus-mark") : ""}`),
    ...[say("earned"), say("bonus"), say("days-late"), say("penalty"), say("total")],
    ...[say("status"), say("remarks"), say("hand-in")],
  ];
  const body = rows.map((row) => [
    ...[row.student.number, row.student.name, row.student.group],
    ...row.stages.map((points) => points ?? (row.handIn === null ? null : say("ungraded"))),
    ...[row.earned, row.bonus, row.daysLate, row.penalty, row.total ?? say(noTotal(row))],
    ...[say(`status.${row.status}`), remarksOf(row, language), row.handIn ?? ""],
  ]);
  return [head, ...body];
}

function noTotal({ status }: Row): "status.excused" | "ungraded" {
  return status === "excused" ? "status.excused" : "ungraded";
}

/** What is said of a row, on one line. */
export function remarksOf({ verdict, remarks, isInRoster }: Row, language: Language): string {
  const say = createGradebookSay(language);
  const parts = [
    ...(verdict === null ? [] : [tellVerdict(verdict, language)]),
    ...(isInRoster ? [] : [say("not-in-roster")]),
    ...remarks.map((remark) => tellRemark(remark, language)),
  ];
  const told = parts.map((part) => part.replaceAll(/\s*\n\s*/g, " ").replace(/[.。]$/, ""));
  return told.join(say("separator"));
}
