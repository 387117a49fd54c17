/**
 * `npm run check`: all that has to hold before a change lands, the same as in continuous integration:
 * a clean build, lint, format, skeletons as the reference cuts them, and the tests. It stops at the
 * first that fails; the tests come last, so that their count ends the output.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./project-root.ts";

const root = projectRoot();
const launch = "labs/kit/tools/launch.js";
const steps: readonly (readonly string[])[] = [
  ["node_modules/typescript/bin/tsc", "-b"],
  ["node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0"],
  ["node_modules/prettier/bin/prettier.cjs", "--check", "."],
  [launch, "skeletons", "--check"],
  [launch, "test"],
];

// A clean build: what files that are gone left behind must not count. The bundles of the tools stay,
// since this one runs from there; they are made anew when a source changes.
for (const name of readdirSync(join(root, "dist"))) {
  if (name !== "tools") rmSync(join(root, "dist", name), { recursive: true });
}
for (const step of steps) {
  console.log(`> ${step.join(" ")}`);
  const { status } = spawnSync(process.execPath, step, { cwd: root, stdio: "inherit" });
  if (status === 0) continue;
  process.exitCode = 1;
  break;
}
