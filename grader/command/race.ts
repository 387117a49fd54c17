/**
 * `npm run race`: lets nodes mine against each other, shows who wins, and counts. Exit status 0 when
 * all nodes hold one valid chain in the end, 1 when they do not, 2 for a mistake in the command, 3 for
 * a fault of the race itself.
 */
import { writeFileSync } from "node:fs";
import process from "node:process";
import chalk from "chalk";
import { INTERRUPTED, onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { findSubmission, referenceIfThere } from "../../labs/kit/submission/find-submission.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { Workspace } from "../cluster/workspace.ts";
import { LiveDisplay } from "../race/live-display.ts";
import { createRaceSay } from "../race/messages.ts";
import { readRaceOptions } from "../race/race-options.ts";
import type { RaceOptions } from "../race/race-options.ts";
import type { RaceResult } from "../race/race-result.ts";
import { renderResult } from "../race/render-result.ts";
import { runRace } from "../race/run-race.ts";
import { runGraderProgram } from "./run-grader-program.ts";

/** The lab whose folder is taken where a submission is a copy of the project. */
const LAB = "lab4";

runGraderProgram(async ({ args }) => {
  const options = await readRaceOptions(args, process.env);
  await race(options, findSubmissions(options));
});

/** @throws UsageError when one can't be found or its manifest not be read. */
function findSubmissions({ submissions, language }: RaceOptions): readonly Submission[] {
  const asked = submissions.length > 0 ? submissions : [referenceIfThere()];
  try {
    return asked.map((submission) => findSubmission(submission, LAB));
  } catch (error) {
    if (!(error instanceof SubmissionError)) throw error;
    throw new UsageError(createRaceSay(language)(error.code, error.details));
  }
}

async function race(options: RaceOptions, submissions: readonly Submission[]): Promise<void> {
  const { nodes, zeros, blocks, language } = options;
  const say = createRaceSay(language);
  const hashes = (16 ** zeros).toLocaleString("en-US");
  console.log(chalk.bold(say("head", { nodes, zeros, blocks, hashes })));
  const display = new LiveDisplay(blocks, language);
  const workspace = new Workspace();
  onStopSignal(() => {
    workspace.close();
    display.end();
    process.stderr.write(`${say("interrupted")}\n`);
    process.exit(INTERRUPTED);
  });
  let result: RaceResult;
  try {
    result = await runRace({
      ...{ options, submissions, workspace, say },
      onEvents: (view, events) => {
        display.show(view, events);
      },
      onRestart: (why) => {
        display.restart(why);
      },
    });
  } finally {
    workspace.close();
    display.end();
  }
  console.log(`\n${renderResult(result, language)}`);
  writeResult(result, options);
  process.exitCode = result.problem === null ? 0 : 1;
}

function writeResult(result: RaceResult, { json, language }: RaceOptions): void {
  if (json === undefined) return;
  try {
    writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(createRaceSay(language)("usage.cannot-write", { file: json, reason }));
  }
}
