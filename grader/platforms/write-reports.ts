import { appendFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { createSay } from "../report/explain.ts";
import { renderJunit } from "../report/junit.ts";
import { renderClassroom50 } from "./classroom50.ts";
import { renderCtrf } from "./ctrf.ts";
import { renderAnnotations } from "./github-annotations.ts";
import { MAX_SUMMARY_BYTES, renderSummary } from "./github-summary.ts";
import { renderGradescope } from "./gradescope-results.ts";
import type { PlatformOptions } from "./platform-options.ts";
import type { Told } from "./said.ts";

/** The files that a run is asked to write, all drawn from its record. */
export interface ReportOptions extends PlatformOptions {
  readonly json: string | undefined;
  readonly junit: string | undefined;
}

/** Writes every report that was asked for. @throws UsageError when a file can't be written. */
export function writeReports(told: Told, options: ReportOptions): void {
  const { json, junit, ctrf, classroom50 } = options;
  const { record, rules, language } = told;
  if (json !== undefined) write(json, `${JSON.stringify(record, null, 2)}\n`, told);
  if (junit !== undefined) write(junit, renderJunit(record, rules, language), told);
  if (ctrf !== undefined) write(ctrf, renderCtrf(told), told);
  if (classroom50 !== undefined) {
    write(classroom50.file, renderClassroom50(told, classroom50.identity), told);
  }
  writeGrowing(told, options);
}

/**
 * Writes what is to be there also when the run is stopped half-way: Gradescope ends a run that takes too
 * long. A reader finds the old file or the new one, never a part.
 *
 * @throws UsageError when the file can't be written.
 */
export function writeGrowing(told: Told, { gradescope }: PlatformOptions): void {
  if (gradescope === undefined) return;
  const draft = `${gradescope.file}.${process.pid}.tmp`;
  write(draft, renderGradescope(told, gradescope), told);
  renameSync(draft, gradescope.file);
}

/**
 * Tells a runner of GitHub Actions about a run: failures as annotations on standard output, and the
 * summary in the file that `GITHUB_STEP_SUMMARY` names.
 */
export function tellGithub(told: Told, env: NodeJS.ProcessEnv): void {
  const root = resolve(env["GITHUB_WORKSPACE"] ?? process.cwd());
  for (const line of renderAnnotations(told, root)) console.log(line);
  const file = env["GITHUB_STEP_SUMMARY"];
  if (file === undefined || file === "") return;
  // Other commands of the step may have written to it.
  const written = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  try {
    appendFileSync(file, renderSummary(told, MAX_SUMMARY_BYTES - written));
  } catch (error) {
    throw cannotWrite(file, error, told);
  }
}

function write(file: string, text: string, told: Told): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw cannotWrite(file, error, told);
  }
}

function cannotWrite(file: string, error: unknown, { language }: Told): UsageError {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return new UsageError(createSay(language)("usage.cannot-write", { file, reason }));
}
