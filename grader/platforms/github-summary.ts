import type { CheckRecord, Result, StageRecord } from "../record/record.ts";
import { resultOf, scoreOf, totalOf, ungraded } from "../record/score.ts";
import { createSay } from "../report/explain.ts";
import { createPlatformSay } from "./messages.ts";
import { explained } from "./said.ts";
import type { Told } from "./said.ts";

/** GitHub takes so many bytes for the summary of a step, and shows nothing of a larger one. */
export const MAX_SUMMARY_BYTES = 1024 * 1024;
/** Left for the line that says how much was left out. */
const RESERVED_BYTES = 1024;

const SIGNS: Readonly<Record<Result, string>> = {
  pass: "✅",
  fail: "❌",
  error: "⚠️",
  inconclusive: "⚠️",
  skip: "➖",
  waiting: "⏳",
};

/**
 * A record as Markdown: the points of each stage, and every failure explained, to be folded out.
 *
 * @param room - the bytes that it may have, at most {@link MAX_SUMMARY_BYTES}.
 */
export function renderSummary(told: Told, room: number): string {
  const { record, language } = told;
  const say = createPlatformSay(language);
  const { total, bonus } = totalOf(record);
  const extra = bonus.points === 0 ? "" : createSay(language)("total.bonus", { ...bonus });
  const missing = ungraded(record);
  const head = [
    `## ${record.lab} · ${record.title[language]}`,
    "",
    `**${createSay(language)("total", { ...total })}${extra}**`,
    ...(missing.length === 0 ? [] : ["", say("summary.ungraded", { n: missing.length })]),
    "",
    `| | ${say("summary.stage")} | ${say("summary.points")} |`,
    "| --- | --- | ---: |",
    ...record.stages.map((stage) => renderRow(stage, told)),
    "",
    say("summary.seed", { seed: record.seed }),
    "",
  ].join("\n");
  const failures = record.stages.flatMap(({ checks }) =>
    checks.map((check) => renderFailure(check, told)).filter((text) => text !== ""),
  );
  return `${head}\n${fit(failures, room - RESERVED_BYTES - Buffer.byteLength(head), (n) => say("summary.more", { n }))}`;
}

function renderRow(stage: StageRecord, { language }: Told): string {
  const result = resultOf(stage);
  const { earned, points } = scoreOf(stage.checks);
  const isGraded = result === "pass" || result === "fail" || result === "skip";
  const bonus = stage.bonus ? ` (${createSay(language)("stage.bonus")})` : "";
  const score = isGraded ? `${earned} / ${points}` : createSay(language)("stage.error");
  return `| ${SIGNS[result]} | ${stage.id} · ${stage.title[language]}${bonus} | ${score} |`;
}

function renderFailure(check: CheckRecord, told: Told): string {
  const text = explained(check, told);
  if (text === "") return "";
  const title = `${SIGNS[check.result]} <b>${check.id}</b> ${check.title[told.language]}`;
  const fence = fenceFor(text);
  return `<details><summary>${title}</summary>\n\n${fence}text\n${text}\n${fence}\n\n</details>\n`;
}

/** A fence that is longer than any in the text, which a submission may have printed. */
function fenceFor(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  return "`".repeat(longest + 1);
}

/** As many parts from the first on as have room; then how many there are besides. */
function fit(parts: readonly string[], room: number, more: (n: number) => string): string {
  let left = room;
  const at = parts.findIndex((part) => (left -= Buffer.byteLength(part) + 1) < 0);
  if (at === -1) return parts.join("\n");
  return [...parts.slice(0, at), more(parts.length - at), ""].join("\n");
}
