/**
 * `npm run submit LAB`: packs a lab for handing in, as `NUMBER-NAME-LAB.zip`, after grading what is in
 * the zip. In the zip are the lab's files below `LAB/`, what `npm run report` has written below
 * `report/`, `submission.json` (who, which lab) and `record.json` (the grader's record). Exit status 0 when it was written and graded, 1 when it was
 * written but not graded, 2 for a mistake in the command.
 */
import { createHash, randomInt } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { pack } from "../archive/zip.ts";
import type { CommandLine } from "../command-line/command-line.ts";
import { readCommandLine } from "../command-line/read-command-line.ts";
import { runProgram } from "../command-line/run-program.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../language/catalogue.ts";
import { backUp } from "../reset/backup.ts";
import { findLab } from "../skeleton/find-lab.ts";
import { MANIFEST_FILE } from "../submission/manifest.ts";
import { grade, gradeZip, pointsOf } from "../submit/grade-files.ts";
import type { Graded, Grades } from "../submit/grade-files.ts";
import { createSubmitSay, submitCatalogue as text } from "../submit/messages.ts";
import type { SubmitSay } from "../submit/messages.ts";
import { MAX_BYTES, MAX_FILES, TooLarge, ownFiles } from "../submit/own-files.ts";
import { reportFiles } from "../submit/report-folder.ts";
import { findStudent, forFileName } from "../submit/student.ts";
import { projectRoot } from "./project-root.ts";

/** Seeds that are drawn are below this, so that they are easily typed. */
const MAX_SEED = 1_000_000;

const LINE: CommandLine = {
  name: "npm run submit",
  positional: { name: "lab", describe: text["option.lab"] },
  options: {
    number: { type: "string", describe: text["option.number"] },
    name: { type: "string", describe: text["option.name"] },
    out: { type: "string", describe: text["option.out"] },
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

process.argv.splice(2, 1);
runProgram(async ({ args, language }) => {
  const given = await readCommandLine(LINE, args, process.env);
  const say = createSubmitSay(language);
  const { id: lab } = findLab(String(given["lab"]), language);
  const root = projectRoot();
  const student = await findStudent(root, given, lab, say);
  const own = readLab(join(root, "labs", lab), lab, say);
  const report = withinLimits(() => reportFiles(root, lab, student), lab, say);
  const about = { version: 1, lab, ...student };
  const files = new Map<string, Uint8Array>([
    ...[...own].map(([path, bytes]) => [`${lab}/${path}`, bytes] as const),
    ...[...report].map(([path, bytes]) => [`report/${path}`, bytes] as const),
    ["submission.json", Buffer.from(`${JSON.stringify(about, null, 2)}\n`)],
  ]);
  console.log(say(report.size > 0 ? "with-report" : "without-report", { lab }));
  console.log(say("grading", { count: own.size }));
  const graded = await gradeZip(pack(files), lab, randomInt(MAX_SEED));
  if (graded.record !== null) files.set("record.json", Buffer.from(graded.record));
  const grades = graded.record === null ? null : (JSON.parse(graded.record) as Grades);
  if (grades !== null) await tellGrades(grades, lab, root, say);
  const name = `${forFileName(student.number)}-${forFileName(student.name)}-${lab}.zip`;
  const file = join(resolve((given["out"] as string | undefined) ?? root), name);
  const zip = pack(files);
  write(file, zip, say);
  const total = pointsOf(grades?.stages.filter(({ bonus }) => !bonus) ?? []);
  const hash = createHash("sha256").update(zip).digest("hex");
  console.log(say("written", { file, hash, ...total }));
  tellUngraded(graded, lab, say);
});

function tellUngraded({ status }: Graded, lab: string, say: SubmitSay): void {
  if (status === 0 || status === 1) return;
  process.stderr.write(`${say("ungraded", { status: status ?? "?", lab })}\n`);
  process.exitCode = 1;
}

/** The files of a lab. @throws UsageError when there is no manifest, or there are too many. */
function readLab(folder: string, lab: string, say: SubmitSay): Map<string, Uint8Array> {
  if (!existsSync(join(folder, MANIFEST_FILE))) {
    throw new UsageError(say("usage.no-manifest", { lab }));
  }
  return withinLimits(() => ownFiles(folder), lab, say);
}

/** @throws UsageError when there are too many files, or they are too large. */
function withinLimits<T>(read: () => T, lab: string, say: SubmitSay): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    const megabytes = MAX_BYTES / 1024 / 1024;
    throw new UsageError(say("usage.too-large", { lab, megabytes, files: MAX_FILES }));
  }
}

/** Tells the points by stage, and whether the folder itself would earn more. */
async function tellGrades(
  grades: Grades,
  lab: string,
  root: string,
  say: SubmitSay,
): Promise<void> {
  for (const stage of grades.stages) {
    const title = stage.id + (stage.bonus ? say("bonus") : "");
    console.log(say("stage", { stage: title, ...pointsOf([stage]) }));
  }
  const zip = pointsOf(grades.stages);
  if (zip.earned === zip.points) return;
  console.log(say("grading-folder"));
  const { record } = await grade(join(root, "labs", lab), lab, grades.seed);
  if (record === null) return;
  const folder = pointsOf((JSON.parse(record) as Grades).stages);
  if (folder.earned <= zip.earned) return;
  process.stderr.write(`${say("lower", { lab, zip: zip.earned, folder: folder.earned })}\n`);
}

/** Writes the zip; one of that name is kept beside it. @throws UsageError when it can't be written. */
function write(file: string, zip: Uint8Array, say: SubmitSay): void {
  try {
    mkdirSync(resolve(file, ".."), { recursive: true });
    if (existsSync(file)) console.log(say("kept", { backup: backUp(file) }));
    writeFileSync(file, zip);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new UsageError(say("usage.cannot-write", { file, reason }));
  }
}
