import type { Language } from "../../../labs/kit/language/language.ts";
import type { Rules } from "../../grade/plan.ts";
import type { RunRecord } from "../../record/record.ts";
import { scoreOf, ungraded } from "../../record/score.ts";
import { createGradebookSay } from "../gradebook/messages.ts";
import type { Row } from "../gradebook/row.ts";
import { withoutHidden } from "../policy/hidden.ts";
import type { ShownRecord } from "../policy/hidden.ts";
import { tellRemark, tellVerdict } from "../verdict-messages.ts";
import { checkPart, notPassed, partsOf } from "./check-part.ts";
import { card, factList } from "./class-page.ts";
import type { PageContent } from "./page-frame.ts";
import { stageTable } from "./stage-table.ts";
import { PageWriter, textOf } from "./texts.ts";

/** Remarks that are about the student's own submission alone. */
const OWN_REMARKS: ReadonlySet<string> = new Set([
  ...["no-manifest", "several-archives", "older", "late", "excused", "types"],
]);
/** Hints that a student sees, as `npm run grade` shows them; it has the others too. */
const HINTS = 1;

/** What a student gets back, of a row and without anything of others or of hidden checks. */
export interface HandBack {
  readonly lab: string;
  readonly row: Row;
  readonly shown: ShownRecord | null;
  readonly rules: Rules;
  readonly language: Language;
}

/** @param hidden - ids of checks and stages that are not shown. */
export function handBackOf(
  row: Row,
  lab: string,
  rules: Rules,
  hidden: readonly string[],
  language: Language,
): HandBack {
  const shown = row.record === null ? null : withoutHidden(row.record, hidden);
  return { lab, row, shown, rules, language };
}

/** The page that a student gets back. */
export function handBackPage({ lab, row, shown, rules, language }: HandBack): PageContent {
  const writer = new PageWriter(language);
  const title = textOf("title.hand-back", { lab, name: row.student.name || row.id })[language];
  const notes = notesOf(row, language).map((note) => `<li>${writer.message(same(note))}</li>`);
  const parts = [
    card(
      null,
      factList([["fact.total", totalText(row, language)]], writer) +
        (notes.length === 0 ? "" : `<ul class="plain">${notes.join("")}</ul>`),
    ),
  ];
  if (shown !== null) {
    const { record } = shown;
    const context = { record, rules, hints: HINTS };
    const failed = notPassed(record);
    const hidden = hiddenText(shown, language);
    parts.push(
      card(
        `<h2>${writer.say("heading.stages")}</h2>`,
        stageTable(record, writer) + (hidden === null ? "" : `<p class="soft">${hidden}</p>`),
      ),
      card(
        `<h2>${writer.say("heading.failures")}</h2>`,
        failed.length === 0
          ? `<p>${writer.say("failures.none")}</p>`
          : `<p class="soft">${writer.say("hand-back.how")}</p>` +
              failed.map((check) => checkPart(check, context, writer)).join("\n"),
      ),
    );
  }
  return { title, heading: writer.message(same(title)), nav: "", main: parts.join("\n") };
}

/** The same as plain text. */
export function handBackText({ lab, row, shown, rules, language }: HandBack): string {
  const say = (id: Parameters<typeof textOf>[0], parameters = {}): string =>
    textOf(id, parameters)[language];
  const lines = [
    say("title.hand-back", { lab, name: row.student.name || row.id }),
    `${say("fact.total")}: ${totalText(row, language)}`,
    ...notesOf(row, language),
    "",
  ];
  if (shown === null) return `${lines.join("\n").trimEnd()}\n`;
  const { record } = shown;
  const hidden = hiddenText(shown, language);
  lines.push(...stageLines(record, language), ...(hidden === null ? [] : [`  ${hidden}`]), "");
  const failed = notPassed(record);
  lines.push(failed.length === 0 ? say("failures.none") : say("hand-back.how"), "");
  for (const check of failed) {
    lines.push(
      `${check.result === "fail" ? "✗" : "?"} ${check.id}  ${check.title[language]}  0/${check.points}`,
    );
    for (const { label, text } of partsOf(check, { record, rules, hints: HINTS }, language)) {
      lines.push(`  ${label}`, ...text.split("\n").map((line) => `    ${line}`));
    }
    lines.push("");
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

function stageLines(record: RunRecord, language: Language): string[] {
  const say = createGradebookSay(language);
  const open = new Set(ungraded(record));
  return record.stages.map((stage) => {
    const { earned, points } = scoreOf(stage.checks);
    const score = open.has(stage) ? say("ungraded") : `${earned}/${points}`;
    return `  ${stage.id}  ${stage.title[language]}${stage.bonus ? say("bonus-mark") : ""}  ${score}`;
  });
}

function totalText({ total, status }: Row, language: Language): string {
  return total === null ? createGradebookSay(language)(`status.${status}`) : String(total);
}

/** What is said to the student besides the points. */
function notesOf({ status, verdict, remarks }: Row, language: Language): string[] {
  const own = remarks.filter(({ id }) => OWN_REMARKS.has(id));
  const fault =
    status === "ungraded" && verdict?.code !== "unreadable-kind" && verdict?.code !== "encrypted"
      ? [textOf("not-graded")[language]]
      : verdict === null
        ? []
        : [tellVerdict(verdict, language)];
  const missing = status === "missing" ? [textOf("not-handed-in")[language]] : [];
  return [...missing, ...fault, ...own.map((remark) => tellRemark(remark, language))];
}

/** What hidden checks count, all together; null when there are none. */
function hiddenText({ hidden }: ShownRecord, language: Language): string | null {
  return hidden.points === 0 ? null : textOf("hidden", { ...hidden })[language];
}

function same(text: string): { zh: string; en: string } {
  return { zh: text, en: text };
}
