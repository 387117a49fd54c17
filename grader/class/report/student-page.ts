import type { Language } from "../../../labs/kit/language/language.ts";
import { HINTS } from "../../fixture/scenario-schema.ts";
import type { Rules } from "../../grade/plan.ts";
import { escape } from "../../lab-report/render-html.ts";
import type { RunRecord } from "../../record/record.ts";
import type { Row } from "../gradebook/row.ts";
import { tellRemark, tellVerdict } from "../verdict-messages.ts";
import { checkPart, notPassed } from "./check-part.ts";
import { card, factList } from "./class-page.ts";
import { bookText } from "./class-table.ts";
import type { ReportText } from "./messages.ts";
import type { PageContent } from "./page-frame.ts";
import type { StudentPicture } from "./draw-student.ts";
import { stageTable } from "./stage-table.ts";
import { PageWriter, inBoth, textOf } from "./texts.ts";

/** What a student's page shows besides the row. */
export interface StudentContext {
  readonly rules: Rules;
  /** The names of the logs that were kept. */
  readonly logs: readonly string[];
  readonly pictures: readonly StudentPicture[];
  /** Where a copy of the submission lies, for the commands that replay a check; null for nowhere. */
  readonly copy: string | null;
  readonly language: Language;
}

/** The teacher's page of one student: all that is known of the submission. */
export function studentPage(
  row: Row,
  lab: string,
  { rules, logs, pictures, copy, language }: StudentContext,
): PageContent {
  const writer = new PageWriter(null);
  const record =
    row.record === null || copy === null ? row.record : { ...row.record, submission: copy };
  const main = [
    card(null, rowFacts(row, writer)),
    remarksPart(row, writer),
    ...(record === null ? [] : recordParts(record, rules, writer)),
    picturesPart(pictures, writer),
    record === null ? "" : logsPart(logs, writer),
  ];
  const title = textOf("title.student", { lab, name: row.id })[language];
  const nav = `<a href="../../index.html">${writer.say("back-to-class")}</a>`;
  return { title, heading: escape(title), nav, main: main.join("\n") };
}

function rowFacts(row: Row, writer: PageWriter): string {
  const { record, total, status, handIn, daysLate: days, penalty } = row;
  const facts: readonly (readonly [ReportText, string | null])[] = [
    ["fact.total", total === null ? bookText(writer, `status.${status}`) : `<b>${total}</b>`],
    ["fact.late", days === 0 ? null : writer.say("late.days", { days, penalty })],
    ["fact.hand-in", handIn === null ? null : `<span>${escape(handIn)}</span>`],
    ["fact.seed", record === null ? null : String(record.seed)],
    ["fact.hash", record?.hash ?? null],
  ];
  const known = facts.filter((fact): fact is readonly [ReportText, string] => fact[1] !== null);
  return factList(known, writer);
}

function remarksPart({ verdict, remarks }: Row, writer: PageWriter): string {
  const told = [
    ...(verdict === null ? [] : [inBoth((language) => tellVerdict(verdict, language))]),
    ...remarks.map((remark) => inBoth((language) => tellRemark(remark, language))),
  ];
  if (told.length === 0) return "";
  const items = told.map((message) => `<li>${writer.message(message)}</li>`).join("");
  return card(`<h2>${writer.say("heading.remarks")}</h2>`, `<ul class="plain">${items}</ul>`);
}

function recordParts(record: RunRecord, rules: Rules, writer: PageWriter): string[] {
  const failed = notPassed(record);
  const context = { record, rules, hints: HINTS };
  const failures = failed.map((check) => checkPart(check, context, writer)).join("\n");
  const types = record.types ?? [];
  return [
    card(`<h2>${writer.say("heading.stages")}</h2>`, stageTable(record, writer)),
    card(
      `<h2>${writer.say("heading.failures")}</h2>`,
      failed.length === 0 ? `<p>${writer.say("failures.none")}</p>` : failures,
    ),
    types.length === 0
      ? ""
      : card(`<h2>${writer.say("heading.types")}</h2>`, `<pre>${escape(types.join("\n"))}</pre>`),
  ];
}

function picturesPart(pictures: readonly StudentPicture[], writer: PageWriter): string {
  if (pictures.length === 0) return "";
  const items = pictures.map(({ file, title }) => {
    return `<li><a href="pictures/${encodeURIComponent(file)}">${escape(title)}</a></li>`;
  });
  const list = `<ul class="plain">${items.join("")}</ul>`;
  return card(`<h2>${writer.say("heading.pictures")}</h2>`, list);
}

function logsPart(logs: readonly string[], writer: PageWriter): string {
  const items = logs.map((name) => {
    return `<li><a href="logs/${encodeURIComponent(name)}">${escape(name)}</a></li>`;
  });
  const list =
    items.length === 0
      ? `<p>${writer.say("log.empty")}</p>`
      : `<ul class="plain">${items.join("")}</ul>`;
  return card(`<h2>${writer.say("heading.logs")}</h2>`, list);
}
