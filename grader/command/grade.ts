/**
 * `npm run grade LAB`: grades a submission. Exit status 0 when all passed (bonus aside), 1 when some
 * failed, 2 for a mistake in the command, 3 for a fault of the grader or the machine.
 */
import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { runProgram } from "../../labs/kit/command-line/run-program.ts";
import { onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import { findSubmission } from "../../labs/kit/submission/find-submission.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { checkTypes } from "../check/type-check.ts";
import { Workspace } from "../cluster/workspace.ts";
import { beginRecord, select } from "../grade/begin-record.ts";
import { readPlan } from "../grade/plan.ts";
import type { Plan } from "../grade/plan.ts";
import { runPlan } from "../grade/run.ts";
import { detectIsolation } from "../isolation/detect.ts";
import type { RunRecord } from "../record/record.ts";
import { writeRecord } from "../record/record-file.ts";
import { totalOf, ungraded } from "../record/score.ts";
import { createSay } from "../report/explain.ts";
import { renderJunit } from "../report/junit.ts";
import { Progress } from "../report/progress.ts";
import { renderEnd, renderHead } from "../report/terminal.ts";
import { readGradeOptions } from "./options.ts";
import type { GradeOptions } from "./options.ts";

/** What Ctrl-C ends a program with, by convention: 128 and the signal's number. */
const INTERRUPTED = 130;

process.argv.splice(2, 1);
runProgram(async ({ args }) => {
  const options = await readGradeOptions(args, process.env);
  try {
    await grade(options);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    tellFault(error, options);
    process.exitCode = 3;
  }
});

/** What nobody has foreseen: a fault of ours, whatever it was that failed. */
function tellFault(error: unknown, { language }: GradeOptions): void {
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${createSay(language)("fault", { error: told })}\n`);
}

/** An error outside of every check, such as of a socket: the run can't be trusted any more. */
function stopOnFault(workspace: Workspace, progress: Progress, options: GradeOptions): void {
  const stop = (error: unknown): void => {
    workspace.close();
    progress.end();
    tellFault(error, options);
    process.exit(3);
  };
  process.prependListener("uncaughtException", stop);
  process.prependListener("unhandledRejection", stop);
}

async function grade(options: GradeOptions): Promise<void> {
  const { language, lab } = options;
  const began = performance.now();
  const submission = openSubmission(options);
  const plan = select(openPlan(options, submission), options);
  const isolation = detectIsolation(options.isolation);
  const record = beginRecord(plan, submission, options.seed, isolation);
  const folder = join(projectRoot(), ".grade", lab);
  const recordFile = join(folder, "record.json");
  writeRecord(recordFile, record);
  console.log(renderHead(record, language));
  const progress = new Progress(record, language);
  progress.show();
  const workspace = new Workspace();
  stopOnSignal(workspace, progress, options);
  stopOnFault(workspace, progress, options);
  try {
    const types = checkTypes(submission, workspace);
    await runPlan(plan, submission, record, workspace, {
      ...options,
      isolation,
      logFolder: options.keepLogs ? join(folder, "logs") : null,
      onProgress: () => {
        writeRecord(recordFile, record);
        progress.show();
      },
    });
    const faults = await types;
    if (faults !== undefined) record.types = faults;
  } finally {
    workspace.close();
  }
  record.ms = Math.round(performance.now() - began);
  writeRecord(recordFile, record);
  progress.end();
  const shown = relative(process.cwd(), recordFile);
  const { rules } = plan;
  console.log(renderEnd(record, { language, rules, all: options.all, recordFile: shown }));
  writeReports(record, plan, options);
  process.exitCode = exitStatus(record);
}

/** @throws UsageError when the submission can't be found or its manifest not be read. */
function openSubmission({ lab, submission, language }: GradeOptions): Submission {
  const say = createSay(language);
  const labs = readLabs().map(({ id }) => id);
  if (!labs.includes(lab)) {
    throw new UsageError(say("usage.unknown-lab", { lab, labs: labs.join(", ") }));
  }
  try {
    return findSubmission(submission, lab);
  } catch (error) {
    if (!(error instanceof SubmissionError)) throw error;
    throw new UsageError(say(error.code, error.details));
  }
}

function openPlan({ lab }: GradeOptions, submission: Submission): Plan {
  const plan = readPlan(lab, submission.programs.probe !== undefined);
  if (plan === null) throw new Error(`no lab ${lab}`);
  return plan;
}

/** Ctrl-C, `kill` and a closed terminal: everything is ended and removed before the grader goes. */
function stopOnSignal(workspace: Workspace, progress: Progress, { language }: GradeOptions): void {
  onStopSignal(() => {
    workspace.close();
    progress.end();
    process.stderr.write(`${createSay(language)("interrupted")}\n`);
    process.exit(INTERRUPTED);
  });
}

function writeReports(record: RunRecord, { rules }: Plan, options: GradeOptions): void {
  const { language, json, junit } = options;
  const files: [string | undefined, () => string][] = [
    [json, () => `${JSON.stringify(record, null, 2)}\n`],
    [junit, () => renderJunit(record, rules, language)],
  ];
  for (const [file, render] of files) {
    if (file === undefined) continue;
    try {
      writeFileSync(file, render());
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? String(error);
      throw new UsageError(createSay(language)("usage.cannot-write", { file, reason }));
    }
  }
}

function exitStatus(record: RunRecord): number {
  if (ungraded(record).length > 0) return 3;
  const { total } = totalOf(record);
  return total.earned === total.points ? 0 : 1;
}
