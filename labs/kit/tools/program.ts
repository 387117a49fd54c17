/**
 * `npm run node|tracker|builder -- [--lab lab5] [--submission PATH|reference] [options…]`: runs a
 * program of a lab in this process (or, for a command line, as a child). All other options are the
 * program's own.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import yargs from "yargs";
import { spokenLanguage } from "../command-line/read-command-line.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { createTranslator } from "../language/translator.ts";
import { runProgram } from "../command-line/run-program.ts";
import { onStopSignal } from "../command-line/stop-signals.ts";
import { findLab } from "../skeleton/find-lab.ts";
import { bundleProgram } from "../submission/bundle-program.ts";
import { findSubmission } from "../submission/find-submission.ts";
import type { ProgramName } from "../submission/manifest.ts";
import { submissionCatalogue } from "../submission/messages.ts";
import { SubmissionError } from "../submission/submission-error.ts";
import { CONSOLE_VARIABLE } from "../http/console-variable.ts";
import { buildPage, consolePage } from "./build-page.ts";
import { projectRoot } from "./project-root.ts";

/** The lab that is run unless `--lab` names another one. */
const DEFAULT_LAB = "lab5";
/** Bundles that were not used for so long are removed. */
const KEPT_MS = 24 * 60 * 60 * 1000;

const program = process.argv[2] as ProgramName;
process.argv.splice(2, 1);

runProgram(async ({ args, language }) => {
  const own = readOwnOptions(args);
  const say = createTranslator(submissionCatalogue, language);
  try {
    const { programs, folder } = findSubmission(own.submission, own.lab);
    const start = programs[program];
    if (start === undefined) throw new SubmissionError("no-program", { path: folder, program });
    if (start instanceof SubmissionError) throw start;
    process.argv.splice(2, args.length, ...own.rest);
    if (start.kind === "command") await runCommand(start.command, own.rest, folder);
    else {
      if (program === "node") process.env[CONSOLE_VARIABLE] ??= await buildPage(consolePage);
      await import(pathToFileURL(await writeBundle(start.file)).href);
    }
  } catch (error) {
    if (!(error instanceof SubmissionError)) throw error;
    throw new UsageError(say(error.code, error.details));
  }
});

/** The options of this tool; the rest goes to the program as it is. */
function readOwnOptions(args: readonly string[]): {
  readonly lab: string;
  readonly submission: string | undefined;
  readonly rest: readonly string[];
} {
  const env = process.env;
  const given = yargs([...args])
    .options({ lab: { type: "string" }, submission: { type: "string" } })
    .help(false)
    .version(false)
    .parserConfiguration({
      "unknown-options-as-args": true,
      "parse-positional-numbers": false,
      "populate--": false,
    })
    .parseSync();
  const lab = given.lab ?? env["npm_config_lab"] ?? DEFAULT_LAB;
  findLab(lab, spokenLanguage(args, env));
  const submission = given.submission ?? env["npm_config_submission"];
  return { lab, submission, rest: given._.map(String) };
}

/** Writes the bundle under a name made from its content, so that programs may start at once. */
async function writeBundle(file: string): Promise<string> {
  const folder = join(projectRoot(), "dist", "programs");
  mkdirSync(folder, { recursive: true });
  const { files } = await bundleProgram(program, file, join(folder, `${program}.js`));
  const [map, code] = files;
  if (map === undefined || code === undefined) throw new Error("esbuild made no bundle");
  const hash = createHash("sha256").update(code.contents).digest("hex").slice(0, 16);
  const path = join(folder, `${program}-${hash}.js`);
  for (const [place, output] of [
    [`${path}.map`, map],
    [path, code],
  ] as const) {
    if (existsSync(place)) continue;
    writeFileSync(`${place}.${String(process.pid)}`, output.contents);
    renameSync(`${place}.${String(process.pid)}`, place);
  }
  for (const name of readdirSync(folder)) {
    const old = join(folder, name);
    const changed = statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (changed < Date.now() - KEPT_MS) rmSync(old, { force: true });
  }
  return path;
}

/** Runs a command line in the submission's folder until it ends; hands signals on. */
async function runCommand(
  [command = "", ...first]: readonly string[],
  rest: readonly string[],
  cwd: string,
): Promise<void> {
  const child = spawn(command, [...first, ...rest], { cwd, stdio: "inherit" });
  onStopSignal(() => child.kill("SIGTERM"));
  await new Promise<void>((resolve) => {
    child.on("error", (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      process.exitCode = 2;
      resolve();
    });
    child.on("exit", (code) => {
      process.exitCode = code ?? 1;
      resolve();
    });
  });
  process.exit();
}
