import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { bundleStart } from "../../labs/kit/submission/bundle-program.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import type { ProgramName } from "../../labs/kit/submission/manifest.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import type { Workspace } from "../cluster/workspace.ts";
import type { ExploreJob, ExploreLine } from "./report.ts";

/** Programs that take part in a simulation. */
const SIMULATED = ["node", "tracker", "builder"] as const;

/** A program that can't be simulated since it is a command line. */
export class NotAModule extends Error {
  readonly program: ProgramName;

  constructor(program: ProgramName) {
    super(`${program} is a command line`);
    this.program = program;
  }
}

/**
 * Bundles the programs of a submission with the explorer's child, so that their code never runs in
 * the grader's own process.
 *
 * @returns the file to run.
 * @throws SubmissionError when a program is missing or does not compile, NotAModule when it is a
 * command line.
 */
export async function bundleExplorer(
  submission: Submission,
  programs: readonly ProgramName[],
  folder: string,
): Promise<string> {
  const lines: string[] = [];
  const given: string[] = [];
  for (const program of SIMULATED.filter((name) => programs.includes(name))) {
    const start = submission.programs[program];
    if (start instanceof SubmissionError) throw start;
    if (start === undefined) {
      throw new SubmissionError("no-program", { path: submission.folder, program });
    }
    if (start.kind === "command") throw new NotAModule(program);
    lines.push(`import ${program}, * as ${program}Module from ${JSON.stringify(start.file)};`);
    given.push(program);
  }
  const child = join(projectRoot(), "grader/explore/child.ts");
  lines.push(
    `import { runExplorer } from ${JSON.stringify(child)};`,
    `runExplorer({ ${given.join(", ")}, mine: nodeModule.mine });`,
  );
  const outfile = join(folder, "explorer.js");
  const { files } = await bundleStart("explorer", lines.join("\n"), outfile);
  for (const { path, contents } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
  return outfile;
}

/** Runs a job in a child process, and hands over each line that it tells; its exit status. */
export async function runExplorerProcess(
  file: string,
  job: ExploreJob,
  workspace: Workspace,
  onLine: (line: ExploreLine) => void,
): Promise<number | null> {
  const child = spawn(process.execPath, [file], {
    cwd: workspace.folder,
    detached: process.platform !== "win32",
    stdio: ["pipe", "pipe", "ignore"],
    windowsHide: true,
  });
  const watched = { pid: child.pid, work: undefined, stop: () => child.kill("SIGKILL") };
  if (child.pid !== undefined) workspace.add(child.pid, watched);
  child.stdin.on("error", () => undefined);
  child.stdin.end(`${JSON.stringify(job)}\n`);
  createInterface({ input: child.stdout }).on("line", (line) => {
    const told = readLine(line);
    if (told !== null) onLine(told);
  });
  return new Promise((resolve) => {
    child.on("error", () => {
      resolve(null);
    });
    child.on("close", resolve);
  });
}

/** A line of the child; null when it is torn, as that of a child that was killed may be. */
function readLine(line: string): ExploreLine | null {
  try {
    return JSON.parse(line) as ExploreLine;
  } catch {
    return null;
  }
}
