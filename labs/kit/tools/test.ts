/**
 * `npm test [-- PATTERN…]`: bundles every `*.test.ts` of the project with esbuild and runs them with
 * mocha. A pattern is a part of a file's path; without one, all tests run. The last line printed is
 * `N passed, N failed`. Exit status 1 when a test failed.
 */
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { build } from "esbuild";
import Mocha from "mocha";
import { assembledModules } from "./assemble.js";
import { projectRoot } from "./project-root.ts";

const FOLDERS = ["labs", "reference", "grader", "fixtures", "docs"];
/** A test may start several programs on a busy two-core machine. */
const TEST_TIMEOUT_MS = 120_000;

const root = projectRoot();
const patterns = process.argv.slice(3);
const present = FOLDERS.filter((folder) => existsSync(join(root, folder)));
const files = present
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((file) => join(folder, file))
      .filter((file) => file.endsWith(".test.ts") && !file.includes("node_modules")),
  )
  .filter((file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern)));

const outdir = join(root, "dist", "test");
rmSync(outdir, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: files,
  outdir,
  outbase: root,
  bundle: true,
  splitting: true,
  packages: "external",
  alias: { "#kit": join(root, "labs/kit/index.ts") },
  plugins: [assembledModules(root)],
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
});

const mocha = new Mocha({ reporter: "spec", timeout: TEST_TIMEOUT_MS });
for (const file of files) mocha.addFile(join(outdir, file.replace(/\.ts$/, ".js")));
await mocha.loadFilesAsync();
const runner = mocha.run((failures) => {
  const passed = runner.stats?.passes ?? 0;
  console.log(`${String(passed)} passed, ${String(failures)} failed`);
  process.exitCode = failures > 0 || passed === 0 ? 1 : 0;
});
