/**
 * What `run_autograder` runs in Gradescope's container: grades `submission/` and writes
 * `results/results.json`, both below `AUTOGRADER_ROOT`. A submission that can't be graded has no points
 * and is told why. Where the grader itself fails, no results are left, so that Gradescope tells the
 * student to ask the teacher; what a time limit cut off stays as far as it went.
 */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { findSubmission } from "../../labs/kit/submission/find-submission.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { gradeArguments, readSettings } from "../gradescope/course-settings.ts";
import { renderUngradable } from "../platforms/gradescope-results.ts";
import { createPlatformSay } from "../platforms/messages.ts";
import { createSay } from "../report/explain.ts";
import { FAULT_STATUS, runGraderProgram } from "./run-grader-program.ts";

runGraderProgram(async () => {
  const place = process.env["AUTOGRADER_ROOT"] ?? "/autograder";
  const submission = join(place, "submission");
  const results = join(place, "results", "results.json");
  const root = projectRoot();
  const settings = readSettings(root);
  mkdirSync(dirname(results), { recursive: true });
  try {
    findSubmission(submission, settings.lab);
  } catch (error) {
    if (!(error instanceof SubmissionError)) throw error;
    const { language } = settings;
    const message = createSay(language)(error.code, error.details);
    const advice = createPlatformSay(language)("gradescope.upload");
    writeFileSync(results, renderUngradable(`${message}\n${advice}`));
    return;
  }
  const status = await grade(root, gradeArguments(settings, submission, results));
  if (status === 0 || status === 1 || isFinished(results)) return;
  rmSync(results, { force: true });
  process.exitCode = FAULT_STATUS;
});

/** Runs the grader with what it says on this process's own output; its exit status. */
async function grade(root: string, args: readonly string[]): Promise<number | null> {
  const tool = join(root, "labs/kit/tools/launch.js");
  const child = spawn(process.execPath, [tool, "grade", ...args], { cwd: root, stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
}

/** Whether the run came to its end, though some stages could not be graded. */
function isFinished(results: string): boolean {
  try {
    const { execution_time: time } = JSON.parse(readFileSync(results, "utf8")) as {
      execution_time?: number;
    };
    return time !== undefined;
  } catch {
    return false;
  }
}
