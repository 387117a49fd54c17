import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join, resolve } from "node:path";
import { REFERENCE } from "../../labs/kit/submission/find-submission.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { ProgramProcess } from "../cluster/program-process.ts";
import type { Workspace } from "../cluster/workspace.ts";

/** How many faults of types are kept. */
const KEPT_FAULTS = 20;
/** How long the compiler may take: types can be written that it never comes to an end with. */
const TIMEOUT_MS = 60_000;
const COMPILER = "node_modules/typescript/bin/tsc";
const LIMITS = ["--max-old-space-size=768"];

/**
 * Checks the types of a submission's TypeScript beside the run, with the compiler of the project and
 * at the lowest priority. Costs no points: the programs run whatever their types say.
 *
 * @param out - the folder below which is kept what the compiler found out; the grader's own, unless given.
 * @returns the first faults, as `ledger/block.ts(3,5): error TS2322: …`; undefined when there is
 * nothing to check, or when it is the reference.
 */
export async function checkTypes(
  submission: Submission,
  workspace: Workspace,
  out = join(projectRoot(), ".grade"),
): Promise<string[] | undefined> {
  const files = Object.values(submission.programs).flatMap((start) =>
    "kind" in start && start.kind === "module" ? [start.file] : [],
  );
  // The types of the reference are checked by the build of the project that it is a part of.
  if (files.length === 0 || submission.name === REFERENCE) return undefined;
  const root = projectRoot();
  // What the compiler found out stays for the next run: most of a submission is as it was.
  const cache = join(resolve(out), "types");
  mkdirSync(cache, { recursive: true });
  const name = createHash("sha256").update(submission.folder).digest("hex").slice(0, 16);
  const project = join(cache, `${name}.json`);
  const compilerOptions = {
    target: "ES2023",
    lib: ["ES2023", "ESNext.Disposable"],
    module: "NodeNext",
    strict: true,
    noEmit: true,
    incremental: true,
    tsBuildInfoFile: join(cache, `${name}.tsbuildinfo`),
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    resolveJsonModule: true,
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
    paths: { "#kit": [join(root, "labs/kit/index.ts")] },
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, files }));
  const compiler = new ProgramProcess(
    {
      command: process.execPath,
      args: [...LIMITS, join(root, COMPILER), "-p", project, "--pretty", "false"],
      cwd: submission.folder,
      locale: "en_US.UTF-8",
    },
    workspace,
  );
  if (compiler.pid !== undefined) setPriority(compiler.pid, constants.priority.PRIORITY_LOW);
  const timer = setTimeout(() => void compiler.kill(), TIMEOUT_MS);
  await compiler.ended;
  clearTimeout(timer);
  const lines = compiler.output.text().split(/\r?\n/);
  return lines.filter((line) => /: error TS\d+:/.test(line)).slice(0, KEPT_FAULTS);
}
