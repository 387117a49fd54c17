import { spawn } from "node:child_process";
import { join } from "node:path";
import { withoutNpmOptions } from "../../labs/kit/command-line/npm-options.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";

/** Runs `npm run grade` in a process of its own. @returns its exit status. */
export async function runGrade(
  args: readonly string[],
  stdout: "inherit" | "ignore",
): Promise<number | null> {
  const launch = join(projectRoot(), "labs/kit/tools/launch.js");
  const env = withoutNpmOptions(process.env);
  return new Promise((resolve, reject) => {
    const stdio = ["ignore", stdout, "inherit"] as const;
    const child = spawn(process.execPath, [launch, "grade", ...args], { stdio: [...stdio], env });
    child.on("error", reject);
    child.on("close", resolve);
  });
}
