import type { Language } from "../../labs/kit/language/language.ts";
import type { Rules } from "../grade/plan.ts";
import type { CheckRecord, RunRecord } from "../record/record.ts";
import { createSay, explain } from "../report/explain.ts";

/** A record with all that is needed to say in words what is in it. */
export interface Told {
  readonly record: RunRecord;
  readonly rules: Rules;
  readonly language: Language;
  /** How many hints of each failure are shown. */
  readonly hints: number;
}

/** A check that did not pass explained as lines, `label: text`; empty for one that passed. */
export function explained(check: CheckRecord, told: Told): string {
  const { record, rules, language, hints } = told;
  return explain(check, record, rules, language, { hints })
    .map(({ label, text }) => `${label}: ${text}`)
    .join("\n");
}

/** What came, in one part: the shortest thing to say of a check that did not pass. */
export function whatCame(check: CheckRecord, { record, rules, language }: Told): string {
  const label = createSay(language)("label.got");
  const parts = explain(check, record, rules, language);
  return parts.find((part) => part.label === label)?.text ?? "";
}

/** A text with at most so many characters; what was left out is a `…` at its end. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  // Half of a surrogate pair is no character.
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
