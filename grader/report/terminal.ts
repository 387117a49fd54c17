import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import chalk from "chalk";
import stringWidth from "string-width";
import type { Language } from "../../labs/kit/language/language.ts";
import type { Rules } from "../grade/plan.ts";
import type { CheckRecord, RunRecord } from "../record/record.ts";
import { resultOf, totalOf, ungraded } from "../record/score.ts";
import { createSay, explain } from "./explain.ts";
import { gradeCommand } from "./grade-command.ts";
import { markBySigns } from "./marked-text.ts";
import type { Mark } from "./marked-text.ts";
import { SIGNS } from "./progress.ts";

/** What the terminal shows besides the record. */
export interface TerminalOptions {
  readonly language: Language;
  readonly rules: Rules;
  /** Whether the failures of every stage are explained, or only those of the first stage that has some. */
  readonly all: boolean;
  /** How many hints of each failure are shown. */
  readonly hints: number;
  /** Where the record was written. */
  readonly recordFile: string;
}

type IsolationId = `isolation.${"both" | "permission" | "bubblewrap" | "none"}`;

/** The first lines of a run: what is graded, and what keeps it apart from the machine. */
export function renderHead(record: RunRecord, language: Language): string {
  const { lab, submission, seed } = record;
  const title = record.title[language];
  const say = createSay(language);
  const head = chalk.bold(say("head", { lab, title, submission, seed }));
  return `${head}\n${chalk.dim(say(isolationId(record)))}`;
}

function isolationId({ isolation: { permission, bubblewrap } }: RunRecord): IsolationId {
  if (permission && bubblewrap) return "isolation.both";
  if (permission) return "isolation.permission";
  return bubblewrap ? "isolation.bubblewrap" : "isolation.none";
}

/** What is said after a run: the failures explained, the points, and what to do next. */
export function renderEnd(record: RunRecord, options: TerminalOptions): string {
  const { language } = options;
  const say = createSay(language);
  const bad = ["fail", "error", "inconclusive"];
  const failed = record.stages.filter((stage) => bad.includes(resultOf(stage)));
  const explained = options.all ? failed : failed.slice(0, 1);
  const isShown = ({ result }: CheckRecord): boolean => bad.includes(result);
  const lines = explained.flatMap((stage) =>
    stage.checks.filter(isShown).flatMap((check) => renderCheck(check, record, options)),
  );
  const later = failed.slice(explained.length).flatMap(({ checks }) => checks.filter(isShown));
  if (later.length > 0) lines.push(chalk.dim(say("later", { count: later.length })), "");
  lines.push(...renderTypes(record, options));
  if (record.changed === true && record.hash !== undefined) {
    lines.push(chalk.yellow(say("changed", { hash: record.hash.slice(0, 16) })));
  }
  lines.push(...renderMissing(record, language));
  if (record.probe === false) lines.push(chalk.dim(say("no-probe")));
  const { total, bonus } = totalOf(record);
  const extra = bonus.points === 0 ? "" : say("total.bonus", { ...bonus });
  lines.push(chalk.bold(say("total", { ...total }) + extra));
  const missing = ungraded(record);
  if (missing.length > 0) {
    const all = record.stages.length;
    const file = options.recordFile;
    lines.push(chalk.yellow(say("ungraded", { graded: all - missing.length, all, file })));
  }
  const [next] = failed.filter((stage) => resultOf(stage) === "fail");
  if (next !== undefined) {
    const file = join(record.folder, next.file);
    const shown = relative(process.cwd(), existsSync(file) ? file : record.folder);
    lines.push(
      chalk.cyan(
        say("next", {
          lab: record.lab,
          stage: next.id,
          title: next.title[language],
          file: shown.startsWith("..") ? file : shown,
          command: gradeCommand(record, `--stage ${next.id}`),
        }),
      ),
    );
  }
  lines.push(chalk.dim(say("record", { file: options.recordFile })));
  return lines.join("\n");
}

export function renderCheck(
  check: CheckRecord,
  record: RunRecord,
  { rules, language, hints }: TerminalOptions,
): string[] {
  const head = `${SIGNS[check.result]} ${chalk.bold(check.id)}  ${check.title[language]}  0/${check.points}`;
  const parts = explain(check, record, rules, language, { hints, mark });
  const width = Math.max(...parts.map(({ label }) => stringWidth(label)), 0);
  const body = parts.flatMap(({ label, text }) => {
    const pad = " ".repeat(width - stringWidth(label));
    const indent = " ".repeat(width + 6);
    return [`    ${chalk.dim(label)}${pad}  ${text.replaceAll("\n", `\n${indent}`)}`];
  });
  return [head, ...body, ""];
}

/** A difference by colour; by signs where the terminal has no colours. */
const mark: Mark = (text, side) => {
  if (chalk.level === 0) return markBySigns(text, side);
  return side === "expected" ? chalk.black.bgGreen(text) : chalk.black.bgRed(text);
};

/** Which checks were left out or ran without proxies, and why. */
function renderMissing({ stages }: RunRecord, language: Language): string[] {
  const say = createSay(language);
  const checks = stages.flatMap((stage) => stage.checks);
  const list = (some: readonly CheckRecord[]): string => some.map(({ id }) => id).join(", ");
  const lines: string[] = [];
  const unproxied = checks.filter((check) => check.unproxied === true);
  if (unproxied.length > 0) lines.push(say("unproxied", { checks: list(unproxied) }));
  for (const need of ["advertise", "pause"] as const) {
    const skipped = checks.filter((check) => check.skipped?.need === need);
    if (skipped.length > 0) lines.push(say(`skipped.${need}`, { checks: list(skipped) }));
  }
  return lines.map((line) => chalk.dim(line));
}

function renderTypes({ types }: RunRecord, { language }: TerminalOptions): string[] {
  if (types === undefined || types.length === 0) return [];
  const say = createSay(language);
  return [chalk.yellow(say("types.some", { count: types.length })), ...types.slice(0, 5), ""];
}
