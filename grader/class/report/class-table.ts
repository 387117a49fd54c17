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

/** A column of the table: its title, and the cell of each row. */
interface Column {
  readonly head: HtmlCell;
  readonly cellOf: (row: Row) => HtmlCell;
}

/**
 * The gradebook as a table of a page, which a click on a column sorts. What counts stands first, and
 * columns in which there is nothing are left out.
 */
export function classTable({ columns, rows }: Gradebook, writer: PageWriter): string {
  const say = (id: BookText): string => bookText(writer, id);
  const some = (isThere: (row: Row) => boolean, column: Column): Column[] =>
    rows.some(isThere) ? [column] : [];
  const text = (id: BookText, textOf: (row: Row) => string): Column => ({
    head: { html: say(id) },
    cellOf: (row) => ({ html: escape(textOf(row)) }),
  });
  const shown: Column[] = [
    ...some(
      ({ student }) => student.number !== "",
      text("number", ({ student }) => student.number),
    ),
    { head: { html: say("name"), kind: "name" }, cellOf: nameCell },
    ...some(
      ({ student }) => student.group !== "",
      text("group", ({ student }) => student.group),
    ),
    { head: { html: say("total"), kind: "number" }, cellOf: (row) => totalCell(row, writer) },
    ...some(({ penalty }) => penalty > 0, {
      head: { html: say("penalty"), kind: "number" },
      cellOf: ({ penalty }) => ({
        html: penalty === 0 ? "" : `−${penalty}`,
        kind: "number",
        value: penalty,
      }),
    }),
    ...columns.map((column, at) => ({
      head: { html: stageHead(column, writer), kind: "number stage" },
      cellOf: (row: Row) => stageCell(row, row.stages[at] ?? null, column.points, writer),
    })),
    {
      head: { html: say("status") },
      cellOf: ({ status }) => ({ html: say(`status.${status}`), value: status }),
    },
    {
      head: { html: say("remarks") },
      cellOf: (row) => ({
        html: writer.message(inBoth((language) => remarksOf(row, language))),
        kind: "remarks",
      }),
    },
  ];
  return htmlTable(
    shown.map(({ head }) => head),
    rows.map((row) => shown.map(({ cellOf }) => cellOf(row))),
    "sortable",
  );
}

function stageHead({ id, points, bonus }: StageColumn, writer: PageWriter): string {
  return `${escape(id)} /${points}${bonus ? bookText(writer, "bonus-mark") : ""}`;
}

function nameCell({ student, id }: Row): HtmlCell {
  const name = student.name === "" ? id : student.name;
  const html = `<a href="${studentPath(id)}">${escape(name)}</a>`;
  return { html, kind: "name", value: escape(name) };
}

function totalCell({ total, status }: Row, writer: PageWriter): HtmlCell {
  if (total !== null) return { html: `<b>${total}</b>`, kind: "number", value: total };
  if (status !== "ungraded") return { html: "–", kind: "number", value: -2 };
  return { html: bookText(writer, "ungraded"), kind: "number open", value: -1 };
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
