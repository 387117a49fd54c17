import { escape } from "../../lab-report/render-html.ts";
import { createGradebookSay } from "../gradebook/messages.ts";
import type { Gradebook, Row, StageColumn } from "../gradebook/row.ts";
import { remarksOf } from "../gradebook/table.ts";
import { htmlTable } from "./html-table.ts";
import type { HtmlCell } from "./html-table.ts";
import { inBoth } from "./texts.ts";
import type { PageWriter } from "./texts.ts";

type BookText = Parameters<ReturnType<typeof createGradebookSay>>[0];

/** A text of the gradebook in both languages, as HTML. */
export function bookText(writer: PageWriter, id: BookText): string {
  return writer.message(inBoth((language) => createGradebookSay(language)(id)));
}

/** The path of a student's page from the class's page. */
export function studentPath(id: string): string {
  return `students/${encodeURIComponent(id)}/index.html`;
}

/** The gradebook as a table of a page, which a click on a column sorts. */
export function classTable({ columns, rows }: Gradebook, writer: PageWriter): string {
  const say = (id: BookText): string => bookText(writer, id);
  const head: HtmlCell[] = [
    { html: say("number") },
    { html: say("name"), kind: "name" },
    { html: say("group") },
    ...columns.map((column) => ({ html: stageHead(column, writer), kind: "number" })),
    ...[say("penalty"), say("total")].map((html) => ({ html, kind: "number" })),
    ...[say("status"), say("remarks")].map((html) => ({ html })),
  ];
  return htmlTable(
    head,
    rows.map((row) => lineOf(row, columns, writer)),
    "sortable",
  );
}

function stageHead({ id, points, bonus }: StageColumn, writer: PageWriter): string {
  return `${escape(id)} /${points}${bonus ? bookText(writer, "bonus-mark") : ""}`;
}

function lineOf(row: Row, columns: readonly StageColumn[], writer: PageWriter): HtmlCell[] {
  const { student, id, total, penalty, status } = row;
  const name = student.name === "" ? id : student.name;
  const link = `<a href="${studentPath(id)}">${escape(name)}</a>`;
  const isOpen = total === null && status === "ungraded";
  return [
    { html: escape(student.number) },
    { html: link, kind: "name", value: escape(name) },
    { html: escape(student.group) },
    ...columns.map(({ points }, at) => stageCell(row, row.stages[at] ?? null, points, writer)),
    { html: penalty === 0 ? "" : `−${penalty}`, kind: "number", value: penalty },
    {
      html: total === null ? (isOpen ? bookText(writer, "ungraded") : "–") : `<b>${total}</b>`,
      kind: isOpen ? "number open" : "number",
      value: total ?? -1,
    },
    { html: bookText(writer, `status.${status}`), value: status },
    {
      html: writer.message(inBoth((language) => remarksOf(row, language))),
      kind: "remarks",
    },
  ];
}

function stageCell(
  { handIn }: Row,
  earned: number | null,
  points: number,
  writer: PageWriter,
): HtmlCell {
  if (earned === null) {
    if (handIn === null) return { html: "", kind: "number", value: -2 };
    return { html: bookText(writer, "ungraded"), kind: "number open", value: -1 };
  }
  const mark = earned === points ? " full" : earned === 0 ? " zero" : "";
  return { html: String(earned), kind: `number${mark}`, value: earned };
}
