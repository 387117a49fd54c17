/**
 * `npm run soak -- [N]`: grades the reference in every lab with N seeds in a row (50 when it is left
 * out), then runs the kill test of the store with 200 kills and the whole staircase. Ends with status 1
 * at the first run that does not have all points.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";

/** Seeds that are run unless a number is given. */
const DEFAULT_SEEDS = 50;
const KILLS = "200";

const root = projectRoot();
const launch = join(root, "labs/kit/tools/launch.js");
const seeds = Number(process.argv[3] ?? DEFAULT_SEEDS);
let passed = 0;
for (let seed = 1; seed <= seeds; seed += 1) {
  for (const { id } of readLabs()) {
    const args = [
      launch,
      "grade",
      id,
      "--submission",
      "reference",
      "--seed",
      String(seed),
      "--all",
    ];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    if (status === 0 && !stdout.includes("✗")) {
      passed += 1;
      console.log(`${id}, seed ${seed}: passed`);
      continue;
    }
    console.log(stdout);
    process.exit(1);
  }
}
const env = { ...process.env, LEDGER_LAB_KILLS: KILLS, LEDGER_LAB_STAIRCASE: "whole" };
const tests = spawnSync(process.execPath, [launch, "test", "labs/kit/store", "staircase"], {
  cwd: root,
  env,
  stdio: "inherit",
});
console.log(`${passed} runs passed`);
process.exitCode = tests.status ?? 1;
