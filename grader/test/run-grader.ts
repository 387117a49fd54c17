import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import type { RunRecord } from "../record/record.ts";

/** How a command ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a tool of the project as `npm run` does. */
export function startTool(args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [join(projectRoot(), "labs/kit/tools/launch.js"), ...args], {
    cwd: projectRoot(),
    env: { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Waits until a command has ended. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve) => {
    child.on("close", (status) => {
      resolve({ status, stdout, stderr });
    });
  });
}

/** Runs `npm run grade` with these arguments, and gives its record too. */
export async function grade(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ended & { readonly record: RunRecord }> {
  const folder = mkdtempSync(join(tmpdir(), "grade-test-"));
  try {
    const json = join(folder, "record.json");
    const result = await ended(startTool(["grade", ...args, "--json", json], env));
    return { ...result, record: JSON.parse(readFileSync(json, "utf8")) as RunRecord };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The checks that did not pass, with what they say, for a test's message. */
export function failures({ stages }: RunRecord): string {
  return stages
    .flatMap(({ checks }) => checks)
    .filter(({ result }) => result !== "pass")
    .map(({ id, result, failure, error }) => `${id} ${result} ${error ?? JSON.stringify(failure)}`)
    .join("\n");
}
