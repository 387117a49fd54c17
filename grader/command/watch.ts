/**
 * `npm run watch LAB`: grades the stage at hand whenever a file is saved, says what fails first and
 * what to do next. What was earned is kept in `.grade/LAB/progress.json`. Exit status 0 when it is
 * ended with `q`, 130 with Ctrl-C, 2 for a mistake in the command, 3 for a fault of the grader.
 */
import { randomInt } from "node:crypto";
import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import chalk from "chalk";
import { positiveNumber, wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { INTERRUPTED, onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { beginRecord } from "../grade/begin-record.ts";
import { readPlan } from "../grade/plan.ts";
import { detectIsolation } from "../isolation/detect.ts";
import { graderCatalogue as graderText } from "../report/messages.ts";
import { watchFiles } from "../watch/file-watcher.ts";
import { watchCatalogue as text } from "../watch/messages.ts";
import { ProgressFile } from "../watch/progress-file.ts";
import { createWatchSay } from "../watch/screen.ts";
import { WatchLoop } from "../watch/watch-loop.ts";
import { openSubmission } from "./open-submission.ts";
import { FAULT_STATUS, runGraderProgram, tellFault } from "./run-grader-program.ts";

const MAX_SEED = 2 ** 31 - 1;
const MAX_DRAWN_SEED = 1_000_000;

runGraderProgram(async ({ args }) => {
  const language = spokenLanguage(args, process.env);
  const given = await readCommandLine(
    {
      name: "npm run watch",
      positional: { name: "lab", describe: graderText["option.grade-lab"] },
      options: {
        submission: { type: "string", describe: graderText["option.grade-submission"] },
        poll: { type: "boolean", default: false, describe: text["option.poll"] },
        seed: { type: "number", describe: graderText["option.grade-seed"] },
        lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
        "timeout-factor": {
          type: "number",
          default: 1,
          describe: graderText["option.timeout-factor"],
        },
      },
    },
    args,
    process.env,
  );
  const lab = findLab(String(given["lab"]), language);
  const seed = given["seed"] ?? randomInt(MAX_DRAWN_SEED);
  const submission = openSubmission(given["submission"] as string | undefined, lab.id, language);
  const folder = join(projectRoot(), ".grade", lab.id);
  const plan = readPlan(lab, submission.programs.probe !== undefined);
  const isolation = detectIsolation("auto");
  const watched = {
    plan,
    submission,
    isolation,
    progress: new ProgressFile(join(folder, progressName(submission, lab.id))),
    seed: wholeNumber("seed", seed, [0, MAX_SEED], language),
    logFolder: join(folder, "logs"),
    timeoutFactor: positiveNumber("timeout-factor", given["timeout-factor"], language),
  };
  const empty = beginRecord(plan, submission, watched.seed, isolation);
  await watch(
    new WatchLoop(watched, empty, language),
    submission,
    given["poll"] === true,
    language,
  );
});

/** Each submission has a progress of its own; that of the lab's own folder is `progress.json`. */
function progressName({ name }: Submission, lab: string): string {
  return name === lab ? "progress.json" : `progress-${name.replace(/[^\w-]+/g, "-")}.json`;
}

async function watch(
  loop: WatchLoop,
  { folder }: Submission,
  poll: boolean,
  language: Language,
): Promise<void> {
  const shown = relative(process.cwd(), folder);
  const place = existsSync(shown) && !shown.startsWith("..") ? shown : folder;
  console.log(chalk.dim(createWatchSay(language)("watching", { folder: place })));
  const stop = await watchFiles(folder, {
    poll,
    onChange: () => {
      loop.grade();
    },
  });
  const interrupt = (): never => {
    loop.end();
    process.exit(INTERRUPTED);
  };
  onStopSignal(interrupt);
  try {
    await loop.run(process.stdin, process.stdout, interrupt);
  } catch (error) {
    tellFault(error, language);
    process.exitCode = FAULT_STATUS;
  } finally {
    await stop();
  }
}
