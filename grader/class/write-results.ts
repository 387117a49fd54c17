import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import process from "node:process";
import type { Language } from "../../labs/kit/language/language.ts";
import type { Rules } from "../grade/plan.ts";
import { keepHistory } from "./gradebook/history.ts";
import type { Change } from "./gradebook/history.ts";
import { createGradebookSay } from "./gradebook/messages.ts";
import type { Gradebook, Row } from "./gradebook/row.ts";
import { gradebookTable } from "./gradebook/table.ts";
import { renderCsv } from "./gradebook/write-csv.ts";
import { renderXlsx } from "./gradebook/write-xlsx.ts";
import type { Job } from "./job.ts";
import type { Policy } from "./policy/policy.ts";
import { ALIKE_PAGE, compareClass } from "./report/alike.ts";
import type { ClassCode } from "./report/alike.ts";
import { classPage } from "./report/class-page.ts";
import { handBackOf, handBackPage, handBackText } from "./report/hand-back.ts";
import { drawStudent } from "./report/draw-student.ts";
import { PageFrame } from "./report/page-frame.ts";
import { studentPage } from "./report/student-page.ts";
import { RESULTS, keptRun } from "./results-folder.ts";
import type { KeptRun } from "./results-folder.ts";
import { writeWhole } from "./write-file.ts";

/** Where results go, and how. */
export interface ResultsOptions {
  readonly out: string;
  readonly policy: Policy;
  readonly rules: Rules;
  /** What was graded, by the ids of rows. */
  readonly jobs: ReadonlyMap<string, Job>;
  /** Whether pictures are drawn of each run. */
  readonly pictures: boolean;
  readonly language: Language;
}

/** What is told of results besides the gradebook. */
export interface Written {
  /** What has changed since the last time. */
  readonly changes: readonly Change[];
  /** Each one's code compared with all others'. */
  readonly code: ClassCode;
}

/** Writes the gradebook, the pages and what is handed back to students. */
export async function writeResults(book: Gradebook, options: ResultsOptions): Promise<Written> {
  const { out, language } = options;
  const table = gradebookTable(book, language);
  const sheet = createGradebookSay(language)("sheet");
  const xlsx = await renderXlsx(table, sheet);
  const frame = await PageFrame.open();
  rmSync(join(out, RESULTS.copies), { recursive: true, force: true });
  for (const row of book.rows) {
    await writeStudent(row, book, frame, options);
    if (row.isInRoster) writeHandBack(row, book, frame, options);
  }
  writeWhole(join(out, "gradebook.csv"), renderCsv(table));
  writeWhole(join(out, "gradebook.xlsx"), xlsx);
  const history = keepHistory(book, out, new Date());
  const code = compareClass(book.lab, foldersOf(options.jobs), language);
  if (code.page === null) rmSync(join(out, ALIKE_PAGE), { force: true });
  else writeWhole(join(out, ALIKE_PAGE), code.page);
  const page = classPage(book, { history, code }, language);
  writeWhole(join(out, "index.html"), frame.fill(page, language, false));
  return { changes: history.changes, code };
}

/** The teacher's folder of a student: page and record, beside the logs. */
async function writeStudent(
  row: Row,
  book: Gradebook,
  frame: PageFrame,
  { out, rules, jobs, pictures: hasPictures, language }: ResultsOptions,
): Promise<void> {
  const folder = join(out, RESULTS.students, row.id);
  const job = jobs.get(row.id);
  const kept = job === undefined ? null : keptRun(out, job.key);
  const copy = copySubmission(job?.folder, out);
  const logs = copyLogs(kept, join(folder, "logs"));
  const drawn = join(folder, "pictures");
  rmSync(drawn, { recursive: true, force: true });
  const pictures = hasPictures && kept ? await drawStudent(kept.bundle, drawn, language) : [];
  const page = studentPage(row, book.lab, { rules, logs, pictures, copy, language });
  writeWhole(join(folder, "index.html"), frame.fill(page, language, false));
  if (row.record === null) rmSync(join(folder, "record.json"), { force: true });
  else writeWhole(join(folder, "record.json"), `${JSON.stringify(row.record, null, 2)}\n`);
}

/** The logs of the run that a row tells of, and of no other; their names. */
function copyLogs(kept: KeptRun | null, to: string): readonly string[] {
  rmSync(to, { recursive: true, force: true });
  if (kept === null || !existsSync(kept.logs)) return [];
  cpSync(kept.logs, to, { recursive: true });
  return readdirSync(to).sort();
}

function foldersOf(jobs: ReadonlyMap<string, Job>): ReadonlyMap<string, string> {
  return new Map([...jobs].map(([id, { folder }]) => [id, folder]));
}

/** Copies a submission as it was graded; the path from here, which holds nothing that a shell would read. */
function copySubmission(folder: string | undefined, out: string): string | null {
  if (folder === undefined) return null;
  const copy = join(out, RESULTS.copies, basename(dirname(folder)));
  cpSync(folder, copy, { recursive: true });
  return relative(process.cwd(), copy).replaceAll("\\", "/");
}

/** What goes back to a student, in the student's language. */
function writeHandBack(
  row: Row,
  { lab }: Gradebook,
  frame: PageFrame,
  { out, policy, rules, language }: ResultsOptions,
): void {
  const spoken = row.student.language ?? language;
  const back = handBackOf(row, lab, rules, policy.hidden ?? [], spoken);
  const folder = join(out, RESULTS.handBack, row.id);
  writeWhole(join(folder, "feedback.html"), frame.fill(handBackPage(back), spoken, true));
  writeWhole(join(folder, "feedback.txt"), handBackText(back));
}
