/**
 * `npm run grade LAB`: grades a submission. Exit status 0 when all passed (bonus aside), 1 when some
 * failed, 2 for a mistake in the command, 3 for a fault of the grader or the machine.
 */
import { join, relative, resolve } from "node:path";
import process from "node:process";
import type { Language } from "../../labs/kit/language/language.ts";
import { INTERRUPTED, onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { checkTypes } from "../check/type-check.ts";
import { Workspace } from "../cluster/workspace.ts";
import { RunRecorder } from "../evidence/bundle/run-recorder.ts";
import { bundleFolder, writeBundle } from "../evidence/bundle/write-bundle.ts";
import { beginRecord, select } from "../grade/begin-record.ts";
import { measureBound } from "../grade/measure-bound.ts";
import { readPlan } from "../grade/plan.ts";
import { runPlan } from "../grade/run.ts";
import { Timing } from "../check/timing.ts";
import { detectIsolation } from "../isolation/detect.ts";
import { createPlatformSay } from "../platforms/messages.ts";
import type { Told } from "../platforms/said.ts";
import { silence, workflowCommand } from "../platforms/workflow-command.ts";
import { tellGithub, writeGrowing, writeReports } from "../platforms/write-reports.ts";
import type { RunRecord } from "../record/record.ts";
import { GrowingRecord } from "../record/record-file.ts";
import { totalOf, ungraded } from "../record/score.ts";
import { createSay } from "../report/explain.ts";
import { Progress } from "../report/progress.ts";
import { renderEnd, renderHead } from "../report/terminal.ts";
import { renderTiming } from "../report/timing-table.ts";
import { readGradeOptions } from "./options.ts";
import { openSubmission } from "./open-submission.ts";
import type { GradeOptions } from "./options.ts";
import { FAULT_STATUS, runGraderProgram, tellFault } from "./run-grader-program.ts";

runGraderProgram(async ({ args }) => {
  await grade(await readGradeOptions(args, process.env));
});

/** An error outside of every check, such as of a socket: the run can't be trusted any more. */
function stopOnFault(workspace: Workspace, progress: Progress, options: GradeOptions): void {
  const stop = (error: unknown): void => {
    workspace.close();
    progress.end();
    tellFault(error, options.language);
    process.exit(FAULT_STATUS);
  };
  process.prependListener("uncaughtException", stop);
  process.prependListener("unhandledRejection", stop);
}

async function grade(options: GradeOptions): Promise<void> {
  const { language, lab } = options;
  const began = performance.now();
  const found = findLab(lab, language);
  const submission = openSubmission(options.submission, lab, language);
  const plan = select(readPlan(found, submission.programs.probe !== undefined), options);
  const isolation = detectIsolation(options.isolation);
  const record = beginRecord(plan, submission, options.seed, isolation);
  const folder = resolve(options.out ?? join(projectRoot(), ".grade", lab));
  const recordFile = join(folder, "record.json");
  const growing = new GrowingRecord(recordFile, record);
  const { rules } = plan;
  const told: Told = { record, rules, language, hints: options.hints };
  const closeGroup = options.github ? openGroup(language) : () => undefined;
  writeGrowing(told, options);
  console.log(renderHead(record, language));
  const progress = new Progress(record, language);
  progress.show();
  const workspace = new Workspace();
  stopOnSignal(workspace, progress, options);
  stopOnFault(workspace, progress, options);
  const recorder = options.bundle ? new RunRecorder(found.report ?? []) : undefined;
  const timing = options.timing ? new Timing() : undefined;
  timing?.add("own", performance.now());
  try {
    const types = checkTypes(submission, workspace, options.out);
    const { seed, timeoutFactor, atATime } = options;
    await runPlan(plan, submission, record, workspace, {
      ...{ seed, timeoutFactor, language },
      isolation,
      ...(atATime !== undefined && { atATime }),
      ...(recorder !== undefined && { recorder }),
      ...(timing !== undefined && { stopwatch: timing }),
      logFolder: options.keepLogs ? join(folder, "logs") : null,
      onProgress: () => {
        growing.grow();
        writeGrowing(told, options);
        progress.show();
      },
    });
    const faults = await types;
    if (faults !== undefined) record.types = faults;
    record.ms = Math.round(performance.now() - began);
    if (timing !== undefined) {
      const total = performance.now();
      record.timing = await measureBound(timing, total, workspace.started, workspace);
    }
  } finally {
    workspace.close();
  }
  growing.write();
  progress.end();
  if (recorder !== undefined) {
    const place = options.out === undefined ? bundleFolder(lab) : join(folder, "bundle");
    keepBundle(recorder, place, record, language);
  }
  const shown = relative(process.cwd(), recordFile);
  console.log(renderEnd(record, { ...options, rules, recordFile: shown }));
  if (record.timing !== undefined) console.log(`\n${renderTiming(record.timing, language)}`);
  closeGroup();
  if (options.github) tellGithub(told, process.env);
  writeReports(told, options);
  process.exitCode = exitStatus(record);
}

/**
 * Folds what follows away in the log of GitHub Actions, and has its runner take nothing in it for a
 * command, since a submission may print what looks like one.
 *
 * @returns what ends that.
 */
function openGroup(language: Language): () => void {
  const { begin, end } = silence();
  console.log(workflowCommand("group", {}, createPlatformSay(language)("github.group")));
  console.log(begin);
  return () => {
    console.log(`${end}\n${workflowCommand("endgroup", {}, "")}`);
  };
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

/** Writes the bundle of the run; that there is none changes no grade. */
function keepBundle(
  recorder: RunRecorder,
  folder: string,
  record: RunRecord,
  language: Language,
): void {
  try {
    writeBundle(folder, recorder.finish(record));
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    process.stderr.write(`${createSay(language)("no-bundle-written", { folder, reason })}\n`);
  }
}

function exitStatus(record: RunRecord): number {
  if (ungraded(record).length > 0) return 3;
  const { total } = totalOf(record);
  return total.earned === total.points ? 0 : 1;
}
