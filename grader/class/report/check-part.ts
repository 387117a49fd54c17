import type { Language } from "../../../labs/kit/language/language.ts";
import type { Rules } from "../../grade/plan.ts";
import { escape } from "../../lab-report/render-html.ts";
import type { CheckRecord, RunRecord } from "../../record/record.ts";
import { createSay, explain } from "../../report/explain.ts";
import type { Part } from "../../report/explain.ts";
import type { PageWriter } from "./texts.ts";

/** How much is said of failures. */
export interface CheckContext {
  readonly record: RunRecord;
  readonly rules: Rules;
  /** How many hints of each. */
  readonly hints: number;
}

/** The checks of a record that did not pass. */
export function notPassed({ stages }: RunRecord): CheckRecord[] {
  return stages.flatMap(({ checks }) => checks).filter(({ result }) => result !== "pass");
}

/** A check that did not pass, explained. */
export function checkPart(check: CheckRecord, context: CheckContext, writer: PageWriter): string {
  const isBad = check.result === "fail";
  const sign = isBad ? '<span class="sign bad">✗</span>' : '<span class="sign warn">?</span>';
  const title = writer.message(check.title);
  const id = `<span class="soft">${escape(check.id)}</span>`;
  const body = writer.each(
    (language) => partList(partsOf(check, context, language), language),
    "div",
  );
  return `<details class="check" open><summary>${sign} ${title} ${id} 0/${check.points}</summary>${body}</details>`;
}

/** The parts of an explanation in a language. */
export function partsOf(check: CheckRecord, context: CheckContext, language: Language): Part[] {
  const { record, rules, hints } = context;
  return explain(check, record, rules, language, { hints });
}

function partList(parts: readonly Part[], language: Language): string {
  const say = createSay(language);
  const prose = new Set([say("label.why"), say("label.hint"), say("label.slip")]);
  const items = parts.map(({ label, text }) => {
    const kind = prose.has(label) ? "" : ' class="code"';
    return `<dt>${escape(label)}</dt><dd${kind}>${escape(text)}</dd>`;
  });
  return `<dl class="parts">${items.join("")}</dl>`;
}
