import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import chalk from "chalk";
import stringWidth from "string-width";
import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import type { Plan } from "../grade/plan.ts";
import type { CheckRecord, RunRecord, StageRecord } from "../record/record.ts";
import { resultOf, scoreOf, totalOf } from "../record/score.ts";
import { SIGNS } from "../report/progress.ts";
import { renderCheck } from "../report/terminal.ts";
import { watchCatalogue } from "./messages.ts";
import type { ProgressFile } from "./progress-file.ts";

/** What is shown besides what is known. */
export interface View {
  readonly language: Language;
  /** The stage at hand; null when all pass. */
  readonly stage: string | null;
  /** Which of the failures is explained, counted from 0; past the last one it begins anew. */
  readonly failure: number;
  /** How many hints are shown. */
  readonly hints: number;
  /** Whether something is being graded. */
  readonly isRunning: boolean;
  /** Seconds from the last save to its verdict. */
  readonly seconds: number | null;
}

/** Renders texts of `npm run watch`. */
export function createWatchSay(
  language: Language,
): ReturnType<typeof createTranslator<typeof watchCatalogue>> {
  return createTranslator(watchCatalogue, language);
}

/** A record with what is known of every check, whenever it was run. */
export function knownRecord(empty: RunRecord, progress: ProgressFile): RunRecord {
  const stages = empty.stages.map((stage) => ({
    ...stage,
    checks: stage.checks.map((check) => progress.get(check.id)?.check ?? check),
  }));
  return { ...empty, stages };
}

/** The failures of a record, those of the stage at hand first. */
export function failuresOf({ stages }: RunRecord, stage: string | null): readonly CheckRecord[] {
  const first = stages.filter(({ id }) => id === stage);
  const others = stages.filter(({ id }) => id !== stage);
  return [...first, ...others]
    .flatMap(({ checks }) => checks)
    .filter(({ result }) => result !== "pass" && result !== "waiting" && result !== "skip");
}

/** The whole screen: the stages, what was lost, the failure explained, and what to do next. */
export function renderScreen(
  record: RunRecord,
  { rules, lab }: Plan,
  progress: ProgressFile,
  view: View,
): string {
  const { language, stage } = view;
  const say = createWatchSay(language);
  const { total } = totalOf(record);
  const title = `${record.lab} ${record.title[language]} · ${say("points", { ...total })}`;
  const lines = [
    chalk.bold(title),
    ...renderStages(record, stage, say),
    ...lost(record, progress, say),
  ];
  const failures = failuresOf(record, stage);
  const check = failures[view.failure % Math.max(1, failures.length)];
  lines.push("");
  if (check !== undefined) {
    const at = (view.failure % failures.length) + 1;
    if (failures.length > 1) lines.push(chalk.dim(say("failure", { at, all: failures.length })));
    const options = { language, rules, all: false, recordFile: "", hints: view.hints };
    lines.push(...renderCheck(check, record, options));
  }
  const at = record.stages.find(({ id }) => id === stage);
  if (at === undefined && !view.isRunning)
    lines.push(chalk.green(say("all-passed", { lab: lab.id })));
  if (at !== undefined) {
    lines.push(chalk.cyan(say("next", { title: at.title[language], file: fileOf(record, at) })));
  }
  if (view.isRunning) lines.push(chalk.cyan(say("running")));
  else if (view.seconds !== null) {
    lines.push(chalk.dim(say("verdict", { seconds: view.seconds.toFixed(1) })));
  }
  lines.push(chalk.dim(say("keys")));
  return lines.join("\n");
}

function renderStages(
  { stages }: RunRecord,
  now: string | null,
  say: ReturnType<typeof createWatchSay>,
): string[] {
  const width = Math.max(...stages.map(({ id }) => stringWidth(id)));
  const place = stages.findIndex(({ id }) => id === now);
  return stages.map((stage, at) => {
    const { earned, points } = scoreOf(stage.checks);
    const isLater = place !== -1 && at > place && resultOf(stage) !== "pass";
    const sign = isLater ? chalk.dim("·") : SIGNS[resultOf(stage)];
    const pad = " ".repeat(width - stringWidth(stage.id));
    const mark = stage.id === now ? chalk.cyan(`  ← ${say("stage.now")}`) : "";
    return `  ${sign} ${stage.id}${pad}  ${earned}/${points}${mark}`;
  });
}

/** What passed once and does not any more. */
function lost(
  { stages }: RunRecord,
  progress: ProgressFile,
  say: ReturnType<typeof createWatchSay>,
): string[] {
  const checks = stages.flatMap((stage) => stage.checks);
  return checks.flatMap((check) => {
    const { id, points, result } = check;
    const passedAt = progress.get(id)?.passedAt;
    if (result !== "fail" || passedAt === undefined) return [];
    const time = new Date(passedAt).toTimeString().slice(0, 5);
    return [chalk.red(`  ↓ ${say("lost", { check: id, points, time })}`)];
  });
}

function fileOf({ folder }: RunRecord, { file }: StageRecord): string {
  const whole = join(folder, file);
  const shown = relative(process.cwd(), existsSync(whole) ? whole : folder);
  return shown.startsWith("..") ? whole : shown;
}
