import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";

/** Options of the tool that runs a lab's program; its `--help` is the program's own. */
const PROGRAM_TOOL = ["--lab", "--submission"];
const PROGRAMS = ["node", "tracker", "builder"];
/** Commands whose first argument says which part of them is meant. */
const WITH_PARTS = ["chain"];

const root = projectRoot();
const helpTexts = new Map<string, string>();

/** The npm scripts of the project. */
export const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** An `npm run` command of a text, and where it stands. */
export interface NpmRun {
  readonly script: string;
  readonly args: readonly string[];
  readonly place: string;
}

/** The `npm run` command that a line is; null when it is none. */
export function readRun(line: string, place: string): NpmRun | null {
  const [npm, run, script, ...args] = splitWords(line);
  return npm === "npm" && run === "run" && script !== undefined ? { script, args, place } : null;
}

/** What is wrong with the options of commands, by their own help; a script that is missing is passed over. */
export function wrongOptions(runs: readonly NpmRun[]): string[] {
  return runs
    .filter(({ script }) => script in scripts)
    .flatMap(({ script, args, place }) => {
      const options = args.filter((word) => /^-{1,2}[a-z]/i.test(word));
      const known = options.length === 0 ? new Set<string>() : knownOptions(script, args);
      return options
        .map((option) => option.split("=")[0] ?? "")
        .filter((option) => !known.has(option))
        .map((option) => `${place}: npm run ${script} has no ${option}`);
    });
}

/** The options that `--help` of a command names. */
function knownOptions(script: string, args: readonly string[]): Set<string> {
  const parts = WITH_PARTS.includes(script) ? args.filter((word) => word !== "--").slice(0, 1) : [];
  const name = [script, ...parts].join(" ");
  const help = helpTexts.get(name) ?? readHelp(script, parts);
  helpTexts.set(name, help);
  const named = [...help.matchAll(/(?<=^|[\s,])-{1,2}[a-z][\w-]*/gim)].map(([option]) => option);
  return new Set([...named, ...(PROGRAMS.includes(script) ? PROGRAM_TOOL : [])]);
}

function readHelp(script: string, parts: readonly string[]): string {
  const [, file = "", tool = ""] = (scripts[script] ?? "").split(" ");
  const help = [join(root, file), tool, ...parts, "--help", "--lang", "en"];
  const { stdout } = spawnSync(process.execPath, help, { cwd: root, encoding: "utf8" });
  return stdout;
}

/** The words of a command line; what stands in single quotes is one word. */
function splitWords(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}
