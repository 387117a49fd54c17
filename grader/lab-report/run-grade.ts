import { spawn } from "node:child_process";
import { join } from "node:path";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";

/** Runs `npm run grade` in a process of its own. @returns its exit status. */
export async function runGrade(
  args: readonly string[],
  stdout: "inherit" | "ignore",
): Promise<number | null> {
  const launch = join(projectRoot(), "labs/kit/tools/launch.js");
  // What npm kept of the options is this command's, not the grader's.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== "npm_lifecycle_event"),
  );
  return new Promise((resolve, reject) => {
    const stdio = ["ignore", stdout, "inherit"] as const;
    const child = spawn(process.execPath, [launch, "grade", ...args], { stdio: [...stdio], env });
    child.on("error", reject);
    child.on("close", resolve);
  });
}
