/**
 * `npm run explore LAB`: runs a lab's programs in virtual time under many schedules of messages, cuts
 * and crashes. Exit status 0 when all held, 1 when something did not, 2 for a mistake in the command,
 * 3 for a fault of the grader.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import process from "node:process";
import { wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { INTERRUPTED, onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { Workspace } from "../cluster/workspace.ts";
import { compareClocks } from "../explore/both-clocks.ts";
import type { SimulatedExchange } from "../explore/both-clocks.ts";
import { NotAModule, bundleExplorer, runExplorerProcess } from "../explore/explorer-process.ts";
import { exploreCatalogue as text } from "../explore/messages.ts";
import type { ExploreJob, ExploreLine, FailedSchedule } from "../explore/report.ts";
import { createSayExplore, tellStory } from "../explore/story.ts";
import type { SayExplore } from "../explore/story.ts";
import { createSay } from "../report/explain.ts";
import { openSubmission } from "./open-submission.ts";
import { graderCatalogue as graderText } from "../report/messages.ts";
import { runGraderProgram } from "./run-grader-program.ts";

/** Schedules unless a number is given. */
const DEFAULT_SEEDS = 200;
const MAX_SEED = 2 ** 31 - 1;
/** Failing schedules that are told at most. */
const MAX_FAILURES = 3;

runGraderProgram(async ({ args }) => {
  const language = spokenLanguage(args, process.env);
  const say = createSayExplore(language);
  const given = await readCommandLine(
    {
      name: "npm run explore",
      positional: { name: "lab", describe: graderText["option.grade-lab"] },
      options: {
        submission: { type: "string", describe: graderText["option.grade-submission"] },
        seeds: { type: "number", default: DEFAULT_SEEDS, describe: text["option.seeds"] },
        seed: { type: "number", default: 1, describe: text["option.seed"] },
        forks: { type: "boolean", default: false, describe: text["option.forks"] },
        replay: { type: "string", describe: text["option.replay"] },
        lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
      },
    },
    args,
    process.env,
  );
  const job: ExploreJob = {
    lab: String(given["lab"]),
    language,
    forks: given["forks"] === true,
    seed: wholeNumber("seed", given["seed"], [0, MAX_SEED], language),
    seeds: wholeNumber("seeds", given["seeds"], [1, MAX_SEED], language),
    maxFailures: MAX_FAILURES,
    isBrief: false,
    ...readReplay(given["replay"], say),
  };
  await explore(job, given["submission"] as string | undefined, language);
});

/** What `--replay` says: one seed, or the seed and the actions of a file. @throws UsageError */
function readReplay(value: unknown, say: SayExplore): Partial<ExploreJob> {
  if (typeof value !== "string") return {};
  if (/^\d{1,10}$/.test(value)) return { seed: Number(value), seeds: 1 };
  try {
    const { seed, actions, forks } = JSON.parse(readFileSync(value, "utf8")) as ExploreJob;
    if (Number.isInteger(seed) && Array.isArray(actions)) return { seed, seeds: 1, actions, forks };
  } catch {
    // Told below.
  }
  throw new UsageError(say("usage.replay", { value }));
}

async function explore(
  job: ExploreJob,
  asked: string | undefined,
  language: Language,
): Promise<void> {
  const say = createSayExplore(language);
  const lab = findLab(job.lab, language);
  const submission = openSubmission(asked, job.lab, language);
  const workspace = new Workspace();
  onStopSignal(() => {
    workspace.close();
    process.exit(INTERRUPTED);
  });
  try {
    const file = await bundleExplorer(submission, lab.programs, workspace.folder);
    const { seed, seeds } = job;
    console.log(say("head", { lab: lab.id, submission: submission.name, seed, seeds }));
    const isFine = await listen(file, job, { lab, submission, workspace }, asked, say);
    process.exitCode = isFine ? 0 : 1;
  } catch (error) {
    if (error instanceof SubmissionError) {
      throw new UsageError(createSay(language)(error.code, error.details));
    }
    if (error instanceof NotAModule) {
      throw new UsageError(say("usage.not-modules", { program: error.program }));
    }
    throw error;
  } finally {
    workspace.close();
  }
}

/** What is explored, and where. */
interface Explored {
  readonly lab: Lab;
  readonly submission: Submission;
  readonly workspace: Workspace;
}

/**
 * Runs the child and prints what it finds, then lets the same code answer as a process; whether all
 * held.
 */
async function listen(
  file: string,
  job: ExploreJob,
  { lab, submission, workspace }: Explored,
  asked: string | undefined,
  say: SayExplore,
): Promise<boolean> {
  const counts = { findings: 0, ends: 0 };
  let exchanges: readonly SimulatedExchange[] = [];
  const status = await runExplorerProcess(file, job, workspace, (line) => {
    if (line.kind === "progress") {
      if (process.stderr.isTTY) process.stderr.write(`\r${line.done}/${job.seeds}\r`);
      return;
    }
    if (line.kind === "transcript") {
      exchanges = line.exchanges;
      return;
    }
    if (line.kind === "done") counts.ends += 1;
    else counts.findings += 1;
    console.log(`\n${sayLine(line, counts.findings, job, asked, say)}`);
  });
  if (counts.ends === 0) console.log(say("end.died", { reason: `status ${status ?? "?"}` }));
  if (counts.ends > 0 && exchanges.length > 0) {
    const disagreement = await compareClocks(exchanges, lab, submission, workspace);
    if (disagreement !== null) {
      counts.findings += 1;
      console.log(`\n${say("clocks-disagree", { ...disagreement })}`);
    }
  }
  return counts.ends > 0 && counts.findings === 0;
}

function sayLine(
  line: Exclude<ExploreLine, { kind: "progress" | "transcript" }>,
  failures: number,
  job: ExploreJob,
  asked: string | undefined,
  say: SayExplore,
): string {
  switch (line.kind) {
    case "failed":
      return tellStory(line.schedule, save(line.schedule, job, asked), say);
    case "impure":
      return say("impure", line);
    case "unfinished":
      return line.what;
    case "unsteady":
      return say("unsteady", line);
    case "done": {
      const { schedules, seconds } = line;
      const rate = Math.round(schedules / seconds);
      return say(failures === 0 ? "end.passed" : "end.failed", { schedules, rate, failures });
    }
  }
}

/** Saves a failing schedule; the command that replays it. */
function save(schedule: FailedSchedule, { lab, forks }: ExploreJob, asked?: string): string {
  const folder = join(projectRoot(), ".grade", lab, "explore");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `seed-${schedule.seed}.json`);
  const { seed, actions, violation } = schedule;
  writeFileSync(file, `${JSON.stringify({ lab, forks, seed, violation, actions }, null, 2)}\n`);
  const submission = asked === undefined ? "" : ` --submission ${asked}`;
  return `npm run explore ${lab} --${submission} --replay ${relative(process.cwd(), file)}`;
}
