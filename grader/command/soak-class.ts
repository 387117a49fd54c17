/**
 * `npm run soak:class -- [N] [SAMPLE]`: grades a class of N submissions of lab 5 (60 when it is left out),
 * kills the batch in the middle and goes on, and says how long a whole batch took beside the least that it
 * could: the processor time of single runs over the cores, or the longest of them. They are measured on
 * every SAMPLE-th submission; left out, on each: they differ by more than ten times. Exit status 1 when the
 * gradebook is another one after the kill, but for mutants, some of which race; every difference is told,
 * and every check that ended otherwise alone. Let nothing else run meanwhile.
 */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { processorTimes } from "../class/processor-times.ts";
import { RESULTS } from "../class/results-folder.ts";
import { makeClass } from "../class/soak-class.ts";
import { takeEvenly } from "../grade/take-evenly.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import type { RunRecord } from "../record/record.ts";

const DEFAULT_COUNT = 60;
const DEFAULT_SAMPLE = 1;
/** How near to the least possible time a batch has to come. */
const BOUND = 1.3;

const root = projectRoot();
const count = Number(process.argv[3] ?? DEFAULT_COUNT);
const sample = Number(process.argv[4] ?? DEFAULT_SAMPLE);
const kept = join(root, ".grade", "soak");
mkdirSync(kept, { recursive: true });
// Within the project: a program that is graded from elsewhere does not find its packages.
const place = mkdtempSync(join(kept, "class-"));
process.on("exit", () => {
  rmSync(place, { recursive: true, force: true });
});
const folder = join(place, "submissions");
const mutants = await makeClass(folder, count);

const batch = await timed(() =>
  start(["class", "lab5", folder, "--seed", "7", "--out", join(place, "a")]),
);
console.log(`the batch: ${describe(batch)}`);
const differing: string[] = [];
const singles = await measureSingles();
console.log(`checks that ended otherwise alone: ${differing.join("; ") || "none"}`);
const sum = (singles.reduce((all, { cpu }) => all + cpu, 0) / singles.length) * gradable();
const longest = Math.max(...singles.map(({ seconds }) => seconds));
const least = Math.max(sum / availableParallelism(), longest);
console.log(
  `${gradable()} of ${count} can be graded; single runs: about ${sum.toFixed(0)} s of processor time in all, the longest ${longest.toFixed(1)} s`,
);
console.log(
  `${batch.seconds.toFixed(0)} s, ${(batch.seconds / least).toFixed(2)} times the least of ${least.toFixed(0)} s (at most ${BOUND})`,
);
const isSame = await isSameAfterKill();
process.exitCode = isSame ? 0 : 1;

/** How long something took, and the processor time of all of its processes. */
interface Timed {
  readonly seconds: number;
  readonly cpu: number;
  readonly status: number | null;
}

function start(args: readonly string[], stdout: "inherit" | "ignore" = "inherit"): ChildProcess {
  const launch = join(root, "labs/kit/tools/launch.js");
  return spawn(process.execPath, [launch, ...args], {
    cwd: root,
    stdio: ["ignore", stdout, "inherit"],
  });
}

async function timed(run: () => ChildProcess): Promise<Timed> {
  const [began, cpu] = [performance.now(), workedTime()];
  const status = await new Promise<number | null>((resolve) => run().once("close", resolve));
  return { seconds: (performance.now() - began) / 1000, cpu: workedTime() - cpu, status };
}

/**
 * Seconds that the processors have worked, for whomever: let nothing else run. What a process tells of its
 * children lacks those that were killed together with their parents, which most programs of a run are.
 */
function workedTime(): number {
  const { idle, all } = processorTimes();
  return (all - idle) / 1000;
}

function describe({ seconds, cpu, status }: Timed): string {
  return `${seconds.toFixed(1)} s, ${cpu.toFixed(1)} s of processor time, status ${String(status)}`;
}

/** The submissions as they were graded. */
function copies(): string[] {
  const graded = join(place, "a", RESULTS.copies);
  return readdirSync(graded).map((name) => join(graded, name));
}

function gradable(): number {
  return copies().length;
}

async function measureSingles(): Promise<Timed[]> {
  const measured: Timed[] = [];
  for (const copy of takeEvenly(copies(), Math.ceil(gradable() / sample))) {
    const out = join(place, "single");
    const args = [
      "grade",
      "lab5",
      "--submission",
      copy,
      "--seed",
      "7",
      "--no-bundle",
      "--out",
      out,
    ];
    const json = join(place, "single.json");
    measured.push(await timed(() => start([...args, "--json", json], "ignore")));
    differing.push(...differences(JSON.parse(readFileSync(json, "utf8")) as RunRecord));
    rmSync(out, { recursive: true, force: true });
  }
  return measured;
}

/** The checks of a single run that ended otherwise in the batch. */
function differences(single: RunRecord): string[] {
  const students = join(place, "a", RESULTS.students);
  const records = readdirSync(students).flatMap((name) => {
    const file = join(students, name, "record.json");
    return existsSync(file) ? [JSON.parse(readFileSync(file, "utf8")) as RunRecord] : [];
  });
  const same = records.find(({ hash }) => hash === single.hash);
  const results = (record: RunRecord | undefined): Map<string, string> =>
    new Map(record?.stages.flatMap(({ checks }) => checks.map(({ id, result }) => [id, result])));
  const inBatch = results(same);
  return [...results(single)]
    .filter(([id, result]) => inBatch.get(id) !== result)
    .map(([id, result]) => `${id}: alone ${result}, in the batch ${inBatch.get(id) ?? "-"}`);
}

/** Grades the class once more, killed in the middle; whether the gradebook is the same in the end. */
async function isSameAfterKill(): Promise<boolean> {
  const out = join(place, "b");
  const args = ["class", "lab5", folder, "--seed", "7", "--out", out];
  const child = start(args, "ignore");
  const journal = join(out, "journal.jsonl");
  const timer = setInterval(() => {
    const done = existsSync(journal)
      ? readFileSync(journal, "utf8").split('"outcome"').length - 1
      : 0;
    if (done >= gradable() / 2) child.kill("SIGKILL");
  }, 200);
  await new Promise((resolve) => child.once("close", resolve));
  clearInterval(timer);
  await timed(() => start(args, "ignore"));
  const [one, other] = ["a", "b"].map((name) =>
    readFileSync(join(place, name, "gradebook.csv"), "utf8"),
  );
  const isSame = withoutMutants(one ?? "") === withoutMutants(other ?? "");
  console.log(isSame ? "the same gradebook after a kill" : "ANOTHER gradebook after a kill");
  tellDifferences(one ?? "", other ?? "");
  return isSame;
}

/** A gradebook without the rows of mutants. */
function withoutMutants(csv: string): string {
  const lines = csv.split("\r\n");
  return lines.filter((line) => !mutants.some((name) => line.includes(name))).join("\r\n");
}

function tellDifferences(one: string, other: string): void {
  const lines = other.split("\r\n");
  for (const [at, line] of one.split("\r\n").entries()) {
    if (line !== lines[at]) console.log(`- ${line}\n+ ${lines[at] ?? ""}`);
  }
}
