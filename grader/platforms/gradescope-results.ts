import type { CheckRecord, StageRecord } from "../record/record.ts";
import { resultOf, scoreOf, totalOf, ungraded } from "../record/score.ts";
import { createSay } from "../report/explain.ts";
import { createPlatformSay } from "./messages.ts";
import { cut, explained } from "./said.ts";
import type { Told } from "./said.ts";

/** When students see a test (Gradescope's documentation, "Visibility controls"). */
export const VISIBILITIES = ["after_due_date", "after_published", "hidden"] as const;

/** One of {@link VISIBILITIES}. */
export type Visibility = (typeof VISIBILITIES)[number];

/** How results are shown on Gradescope. */
export interface GradescopeSettings {
  /** The stages whose tests students do not see at once. */
  readonly hide: readonly string[];
  /** When they see those. */
  readonly until: Visibility;
  /** Whether points and time go onto the leaderboard. */
  readonly leaderboard: boolean;
}

/** Gradescope folds a long output in, but has to load it; logs are the longest part of an explanation. */
const MAX_OUTPUT_LENGTH = 20_000;

/**
 * A record as Gradescope's `results.json`. Bonus tests are extra credit: points of a maximum of 0. A
 * stage that could not be graded gives no points either way, and says so.
 */
export function renderGradescope(told: Told, settings: GradescopeSettings): string {
  const { record, language } = told;
  const { total, bonus } = totalOf(record);
  const seconds = Math.round((record.ms ?? 0) / 10) / 100;
  const results = {
    score: total.earned + bonus.earned,
    ...(record.ms !== undefined && { execution_time: Math.ceil(seconds) }),
    output: headOf(told),
    output_format: "text",
    test_output_format: "text",
    test_name_format: "text",
    visibility: "visible",
    stdout_visibility: "hidden",
    extra_data: { lab: record.lab, seed: record.seed, hash: record.hash ?? null },
    tests: record.stages.flatMap((stage, at) =>
      stage.checks.map((check, nth) => ({
        ...describe(stage, check, told),
        number: `${at + 1}.${nth + 1}`,
        visibility: settings.hide.includes(stage.id) ? settings.until : "visible",
      })),
    ),
    ...(settings.leaderboard && {
      leaderboard: [
        { name: createPlatformSay(language)("summary.points"), value: total.earned + bonus.earned },
        { name: createPlatformSay(language)("gradescope.seconds"), value: seconds, order: "asc" },
      ],
    }),
  };
  return `${JSON.stringify(results, null, 2)}\n`;
}

/** Results of a submission that can't be graded at all, such as one without `lab.json`: no points. */
export function renderUngradable(message: string): string {
  const results = { score: 0, output: message, output_format: "text", stdout_visibility: "hidden" };
  return `${JSON.stringify(results, null, 2)}\n`;
}

/** What stands above the tests; not the points, which hidden tests may be a part of. */
function headOf({ record, language }: Told): string {
  const say = createPlatformSay(language);
  const lines = [
    `${record.lab} ${record.title[language]}`,
    say("summary.seed", { seed: record.seed }),
  ];
  const missing = ungraded(record);
  const isOver = record.ms !== undefined;
  if (missing.length > 0) {
    lines.push(say(isOver ? "summary.ungraded" : "gradescope.running", { n: missing.length }));
  }
  return lines.join("\n");
}

function describe(stage: StageRecord, check: CheckRecord, told: Told) {
  const { language } = told;
  const passed = check.result === "pass";
  const stageResult = resultOf(stage);
  const isGraded = stageResult === "pass" || stageResult === "fail" || stageResult === "skip";
  const bonus = stage.bonus ? ` (${createSay(language)("stage.bonus")})` : "";
  const output = explained(check, told);
  return {
    name: `${stage.title[language]}${bonus} · ${check.title[language]}`,
    ...(isGraded && {
      score: passed ? check.points : 0,
      max_score: stage.bonus ? 0 : scoreOf([check]).points,
      ...(check.result !== "skip" && { status: passed ? "passed" : "failed" }),
    }),
    output: isGraded ? cut(output, MAX_OUTPUT_LENGTH) : ungradedText(check, output, told),
    output_format: "text",
    tags: [told.record.lab, stage.id, check.id],
    extra_data: { check: check.id, result: check.result },
  };
}

function ungradedText(check: CheckRecord, output: string, { language }: Told): string {
  const said = createPlatformSay(language)(
    check.result === "waiting" ? "gradescope.waiting" : "gradescope.ungraded",
  );
  return cut(`${said}\n${output}`.trim(), MAX_OUTPUT_LENGTH);
}
