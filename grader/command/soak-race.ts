/**
 * `npm run soak:race -- [N] [BLOCKS]`: races four nodes of the reference N times (10 when it is left
 * out) over so many blocks (200), with transactions, and as often again with one node cut off for the
 * middle half. Ends with status 1 at the first race after which the nodes do not hold one valid chain
 * with every transaction exactly once, or that one node has won alone.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import type { RaceResult } from "../race/race-result.ts";

const DEFAULT_RUNS = 10;
const DEFAULT_BLOCKS = 200;
const TRANSACTIONS = 60;

const root = projectRoot();
const runs = Number(process.argv[3] ?? DEFAULT_RUNS);
const blocks = Number(process.argv[4] ?? DEFAULT_BLOCKS);
const folder = mkdtempSync(join(tmpdir(), "soak-race-"));
process.on("exit", () => {
  rmSync(folder, { recursive: true, force: true });
});
for (const cut of [null, "n2"]) {
  for (let run = 1; run <= runs; run += 1) {
    const what = `${cut === null ? "no cut" : `${cut} cut`}, run ${run}`;
    const { result, output } = race(cut);
    const winners = result?.racers.filter(({ won }) => won > 0).length ?? 0;
    if (result?.problem !== null || winners < 2) {
      console.log(output);
      console.log(`${what}: failed, with ${winners} winners`);
      process.exit(1);
    }
    console.log(`${what}: ${describe(result)}`);
  }
}
console.log(`${2 * runs} races passed`);

/** Runs one race as a process of its own, as a user would. */
function race(cut: string | null): { readonly result: RaceResult | null; readonly output: string } {
  const json = join(folder, "result.json");
  rmSync(json, { force: true });
  const args = [
    ...[join(root, "labs/kit/tools/launch.js"), "race", "--submission", "reference"],
    ...["--nodes", "4", "--blocks", String(blocks), "--zeros", "4"],
    ...["--transactions", String(TRANSACTIONS), "--json", json],
    ...(cut === null ? [] : ["--cut", cut]),
  ];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  const output = stdout + stderr;
  try {
    return { result: JSON.parse(readFileSync(json, "utf8")) as RaceResult, output };
  } catch {
    return { result: null, output };
  }
}

function describe(result: RaceResult): string {
  const { seconds, length, racers, forks, longestReorganisation, transactions } = result;
  const won = racers.map((racer) => racer.won).join("+");
  return (
    `${seconds.toFixed(1)} s, ${length} blocks, won ${won}, ${forks} forks, ` +
    `longest reorganisation ${longestReorganisation}, ${transactions} transactions once`
  );
}
