import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../tools/project-root.ts";

/** How a command ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a tool of the project as `npm run` does; what it says is English unless `env` differs. */
export function startTool(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  root = projectRoot(),
): ChildProcess {
  return spawn(process.execPath, [join(root, "labs/kit/tools/launch.js"), ...args], {
    cwd: root,
    env: { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
}

/** Waits until a command has ended; its standard input holds `input` and then ends. */
export async function ended(child: ChildProcess, input = ""): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  // A command that ends before it has read its input breaks the pipe, which is no fault.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input);
  return new Promise((resolve) => {
    child.on("close", (status) => {
      resolve({ status, stdout, stderr });
    });
  });
}
