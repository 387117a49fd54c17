import junit from "junit-report-builder";
import type { Builder } from "junit-report-builder";
import type { Language } from "../../labs/kit/language/language.ts";
import type { Rules } from "../grade/plan.ts";
import { placeOf } from "../platforms/place.ts";
import type { RunRecord } from "../record/record.ts";
import { explain } from "./explain.ts";

/** The package is of CommonJS form: its types name as `default` what Node hands over itself. */
const builder = junit as unknown as Builder;

/**
 * A record as JUnit XML: a suite a stage, a case a check. `classname`, `name`, `time`, `file` and the
 * text of a failure are what GitLab shows.
 */
export function renderJunit(record: RunRecord, rules: Rules, language: Language): string {
  const report = builder.newBuilder();
  for (const stage of record.stages) {
    const suite = report.testSuite().name(`${record.lab}/${stage.id}`).timestamp(record.startedAt);
    for (const check of stage.checks) {
      const test = suite
        .testCase()
        .className(`${record.lab}.${stage.id}`)
        .name(`${check.id} ${check.title[language]}`)
        .time((check.ms ?? 0) / 1000);
      const place = placeOf(check, stage, record, process.cwd());
      if (place !== undefined) test.file(place.file);
      const text = explain(check, record, rules, language)
        .map((part) => `${part.label}: ${part.text}`)
        .join("\n");
      if (check.result === "fail") test.failure(text, check.failure?.code);
      else if (check.result === "error") test.error(text);
      else if (check.result === "inconclusive") test.error(text, undefined, "inconclusive");
      else if (check.result === "waiting" || check.result === "skip") test.skipped();
    }
  }
  return report.build();
}
