import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { bank } from "../mutants/bank/index.ts";
import { writeMutant } from "../mutants/make-mutant.ts";
import { takeEvenly } from "../grade/take-evenly.ts";
import { below, rawZip, stageFiles, writeFiles, writeTarball, zipOf } from "./test-hand-ins.ts";

/** The stages of the lab whose staircase is handed in. */
const STEPS = 9;
const HOSTILE = [
  ...["honest.cjs", "infinite-loop.cjs", "much-output.cjs", "many-replies.cjs", "never-reads.cjs"],
  ...["fills-disk.cjs", "many-processes.cjs", "forges.cjs", "destroys.cjs", "runs-on.cjs"],
];
/** Submissions that can't be opened or that a teacher has to do something about. */
const BROKEN = 5;

/**
 * Writes a class of submissions of lab 5: a quarter is complete, a quarter is a staircase, the rest are
 * mutants, hostile programs and broken archives; no two have the same files.
 *
 * @param count - how many, 40 at least.
 * @returns the names of the mutants: some of them race, and need not fail alike each time.
 */
export async function makeClass(folder: string, count: number): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const names = Array.from({ length: count }, (_, at) => String(2_026_001 + at));
  const complete = names.splice(0, Math.floor(count / 4));
  const steps = names.splice(0, Math.floor(count / 4));
  const hostile = names.splice(0, HOSTILE.length);
  const broken = names.splice(0, BROKEN);
  for (const name of complete)
    writeFileSync(join(folder, `${name}.zip`), zipOf(signed(STEPS, name)));
  for (const [at, name] of steps.entries()) {
    await writeTarball(join(folder, `${name}.tgz`), below("lab5", signed(at % STEPS, name)));
  }
  for (const [at, name] of hostile.entries()) writeHostile(join(folder, name), HOSTILE[at] ?? "");
  writeBroken(folder, broken);
  const mutants = takeEvenly(
    bank.filter(({ lab }) => lab === "lab5"),
    names.length,
  );
  for (const [at, name] of names.entries()) {
    const mutant = mutants[at % mutants.length];
    if (mutant !== undefined) writeMutant(mutant, join(folder, name));
    writeFileSync(join(folder, name, "author.txt"), name);
  }
  return names;
}

/** A lab with so many stages filled in, and something of its author's. */
function signed(filled: number, name: string): ReadonlyMap<string, string> {
  return new Map([...stageFiles("lab5", filled), ["author.txt", name]]);
}

function writeHostile(folder: string, program: string): void {
  const from = join(projectRoot(), "grader/test/hostile");
  mkdirSync(folder);
  writeFiles(folder, new Map([["lab.json", JSON.stringify({ node: ["node", program] })]]));
  writeFiles(
    folder,
    new Map([["target.json", JSON.stringify({ victim: "/nowhere", folder, fixture: "/nowhere" })]]),
  );
  for (const file of readdirSync(from)) {
    if (/\.[cm]?js$/.test(file)) copyFileSync(join(from, file), join(folder, file));
  }
  const second = join(projectRoot(), "grader/test/second-implementation");
  for (const file of ["tracker.js", "ledger.js", "store.js"])
    cpSync(join(second, file), join(folder, file));
}

function writeBroken(folder: string, names: readonly string[]): void {
  const whole = zipOf(stageFiles("lab5", 1));
  const bytes = [
    whole.slice(0, Math.floor(whole.length / 2)),
    rawZip([{ name: Buffer.from("../../out.txt"), content: Buffer.from("x") }]),
    Buffer.from("Rar!\x1a\x07\x00"),
    Buffer.from("no archive"),
    zipOf(new Map([["essay.md", "# mine"]])),
  ];
  for (const [at, name] of names.entries()) {
    writeFileSync(
      join(folder, `${name}.zip`),
      bytes[at] ?? readFileSync(join(projectRoot(), "package.json")),
    );
  }
}
