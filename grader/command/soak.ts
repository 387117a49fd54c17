/**
 * `npm run soak`: grades the reference in every lab with many seeds in a row, then runs the kill test
 * of the store with 200 kills and the whole staircase. Every run is noted in `.grade/soak/runs.jsonl`,
 * and the output of one that did not have all points, the bonus too, beside it. Exit status 1 then.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { wholeNumber } from "../../labs/kit/command-line/numbers.ts";
import { readCommandLine, spokenLanguage } from "../../labs/kit/command-line/read-command-line.ts";
import { INTERRUPTED, onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { kitCatalogue as kitText } from "../../labs/kit/language/catalogue.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { createTranslator } from "../../labs/kit/language/translator.ts";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { secondsSince } from "../check/wait.ts";
import type { RunRecord } from "../record/record.ts";
import { soakCatalogue as text } from "../soak/messages.ts";
import { SoakJournal } from "../soak/soak-journal.ts";
import type { SoakRun } from "../soak/soak-journal.ts";
import { verdictDigest } from "../soak/verdict-digest.ts";
import { runGraderProgram } from "./run-grader-program.ts";

/** Seeds that are run unless a number is given. */
const DEFAULT_SEEDS = 50;
const MAX_SEEDS = 100_000;
const KILLS = "200";

const root = projectRoot();
const launch = join(root, "labs/kit/tools/launch.js");
const folder = join(root, ".grade", "soak");

/** How the command was called. */
interface SoakOptions {
  readonly labs: readonly string[];
  readonly seeds: number;
  readonly busy: boolean;
  readonly resume: boolean;
  readonly tests: boolean;
  readonly language: Language;
}

runGraderProgram(async ({ args }) => {
  const options = await readOptions(args);
  const busy = options.busy ? keepBusy() : null;
  onStopSignal(() => {
    busy?.kill("SIGKILL");
    process.exit(INTERRUPTED);
  });
  const hasPassed = await runAll(options);
  busy?.kill("SIGKILL");
  process.exitCode = hasPassed && (!options.tests || runTests()) ? 0 : 1;
});

/** Reads the command line. @throws UsageError when it is not to be understood. */
async function readOptions(args: readonly string[]): Promise<SoakOptions> {
  const language = spokenLanguage(args, process.env);
  const given = await readCommandLine(
    {
      name: "npm run soak",
      options: {
        seeds: { type: "number", default: DEFAULT_SEEDS, describe: text["option.seeds"] },
        lab: { type: "string", describe: text["option.lab"] },
        busy: { type: "boolean", default: false, describe: text["option.busy"] },
        resume: { type: "boolean", default: false, describe: text["option.resume"] },
        tests: { type: "boolean", default: true, describe: text["option.tests"] },
        lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
      },
    },
    args,
    process.env,
  );
  const { lab } = given;
  return {
    labs: typeof lab === "string" ? [findLab(lab, language).id] : readLabs().map(({ id }) => id),
    seeds: wholeNumber("seeds", given["seeds"], [1, MAX_SEEDS], language),
    busy: given["busy"] === true,
    resume: given["resume"] === true,
    tests: given["tests"] !== false,
    language,
  };
}

/** A process that does nothing but take a core. */
function keepBusy(): ReturnType<typeof spawn> {
  const child = spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" });
  process.once("exit", () => child.kill("SIGKILL"));
  return child;
}

/** Runs every lab with every seed; whether all had all points. */
async function runAll(options: SoakOptions): Promise<boolean> {
  const { labs, seeds, busy, resume, language } = options;
  const say = createTranslator(text, language);
  const journal = new SoakJournal(join(folder, "runs.jsonl"));
  const digests = new Map(labs.map((lab) => [lab, verdictDigest(lab)]));
  const runs: SoakRun[] = [];
  for (let seed = 1; seed <= seeds; seed += 1) {
    for (const lab of labs) {
      const key = { digest: digests.get(lab) ?? "", lab, seed, busy };
      const known = resume ? journal.find(key) : undefined;
      const run = known ?? { ...key, ...(await grade(lab, seed)) };
      runs.push(run);
      if (known !== undefined) continue;
      journal.add(run);
      const { passed, seconds } = run;
      console.log(say(passed ? "passed" : "failed", { lab, seed, seconds: seconds.toFixed(1) }));
    }
  }
  for (const lab of labs) console.log(say("total", totalOf(lab, runs)));
  return runs.every(({ passed }) => passed);
}

/** Grades the reference once, as a user would; keeps the output when a point is missing. */
async function grade(lab: string, seed: number): Promise<Pick<SoakRun, "passed" | "seconds">> {
  mkdirSync(folder, { recursive: true });
  const json = join(folder, `${lab}-${seed}.json`);
  const asked = ["--submission", "reference", "--seed", String(seed), "--json", json, "--all"];
  const began = performance.now();
  const child = spawn(process.execPath, [launch, "grade", lab, ...asked], { cwd: root });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
  }
  const status = await new Promise((resolve) => child.once("close", resolve));
  const passed = status === 0 && hasAllPoints(json);
  if (passed) rmSync(json);
  else writeFileSync(join(folder, `${lab}-${seed}.log`), output);
  return { passed, seconds: secondsSince(began) };
}

/** Whether every check passed, those of bonus stages too: none failed, none could not be judged. */
function hasAllPoints(json: string): boolean {
  const { stages } = JSON.parse(readFileSync(json, "utf8")) as RunRecord;
  return stages.every(({ checks }) => checks.every(({ result }) => result === "pass"));
}

function totalOf(
  lab: string,
  all: readonly SoakRun[],
): Record<"lab" | "runs" | "failed" | "median" | "longest", string | number> {
  const runs = all.filter((run) => run.lab === lab);
  const times = runs.map(({ seconds }) => seconds).sort((one, other) => one - other);
  return {
    lab,
    runs: runs.length,
    failed: runs.filter(({ passed }) => !passed).length,
    median: times[Math.floor(times.length / 2)] ?? 0,
    longest: times.at(-1) ?? 0,
  };
}

/** The tests that take too long for every day; whether they passed. */
function runTests(): boolean {
  const env = { ...process.env, LEDGER_LAB_KILLS: KILLS, LEDGER_LAB_STAIRCASE: "whole" };
  const { status } = spawnSync(
    process.execPath,
    [launch, "test", "labs/kit/store", "staircase", "grader/handout"],
    {
      cwd: root,
      env,
      stdio: "inherit",
    },
  );
  return status === 0;
}
