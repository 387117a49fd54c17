import type { Language } from "../../labs/kit/language/language.ts";
import type { Failure } from "../check/failure.ts";
import type { Rules } from "../grade/plan.ts";
import type { CheckRecord, RunRecord } from "../record/record.ts";
import { createSay, explain } from "../report/explain.ts";

/** What a failure says in words, without what is about one submission that is graded. */
export interface Words {
  readonly expected: string;
  readonly got: string;
  readonly why: string;
}

/** A failure in words, as the grader's reports explain it. */
export function wordsOf(failure: Failure, lab: string, rules: Rules, language: Language): Words {
  const say = createSay(language);
  const title = { zh: "", en: "" };
  const check: CheckRecord = { id: "match", title, source: "", points: 0, result: "fail", failure };
  const record: RunRecord = {
    ...{ version: 1, lab, title, submission: lab, folder: "", seed: 0, startedAt: "", stages: [] },
    machine: { platform: process.platform, node: process.version },
    isolation: { permission: false, bubblewrap: false },
  };
  const parts = explain(check, record, rules, language, { hints: 0 });
  const part = (id: "label.expected" | "label.got" | "label.why"): string =>
    parts.find(({ label }) => label === say(id))?.text ?? "";
  return { expected: part("label.expected"), got: part("label.got"), why: part("label.why") };
}
