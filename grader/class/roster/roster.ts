import { parse } from "csv-parse/sync";
import type { Language } from "../../../labs/kit/language/language.ts";
import { decodeText } from "../archive/name-encoding.ts";

/** Students of a roster, at most. */
const MAX_STUDENTS = 10_000;

/** A student of the class; what the roster does not say is empty. */
export interface Student {
  readonly number: string;
  readonly name: string;
  readonly group: string;
  readonly email: string;
  readonly language: Language | null;
  /** When the submission was handed in, as the roster has it. */
  readonly submitted: Date | null;
}

/** A roster that can't be used: `code` is an id of a message `usage.roster-CODE`. */
export class RosterError extends Error {
  readonly code: "not-csv" | "no-columns" | "empty" | "too-long" | "same-number" | "bad-time";
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: RosterError["code"], details: RosterError["details"] = {}) {
    super(code);
    this.name = "RosterError";
    this.code = code;
    this.details = details;
  }
}

/** What the columns may be called, without blanks and in small letters. */
const COLUMNS: Readonly<Record<keyof Student, readonly string[]>> = {
  number: [
    ...["学号", "学生学号", "学生编号", "number", "id", "studentid", "studentnumber", "sid"],
    ...["idnumber", "student_id", "student_number", "sisuserid"],
  ],
  name: ["姓名", "学生姓名", "名字", "name", "fullname", "student", "studentname", "full_name"],
  group: ["班级", "班", "行政班", "class", "group", "section"],
  email: ["email", "emailaddress", "e-mail", "mail", "邮箱", "电子邮件", "电子邮箱"],
  language: ["lang", "language", "语言"],
  submitted: ["submitted", "submittedat", "submissiontime", "提交时间", "交作业时间"],
};

/**
 * Reads a roster: CSV with commas, semicolons or tabs, in UTF-8 or GBK, whose first line names the
 * columns in Chinese or English.
 *
 * @throws RosterError when it is none, or two students have one number.
 */
export function readRoster(bytes: Uint8Array): Student[] {
  const [head = [], ...rows] = parseCsv(decodeText(bytes));
  const titles = head.map((title) => title.toLowerCase().replaceAll(/\s/g, ""));
  const at = (column: keyof Student): number =>
    titles.findIndex((title) => COLUMNS[column].includes(title));
  if (at("number") === -1 && at("name") === -1) {
    throw new RosterError("no-columns", { found: head.join(", ").slice(0, 200) });
  }
  const students = rows.map((row, line) => {
    const value = (column: keyof Student): string => (row[at(column)] ?? "").trim();
    return {
      number: value("number"),
      name: value("name"),
      group: value("group"),
      email: value("email"),
      language: languageOf(value("language")),
      submitted: timeOf(value("submitted"), line + 2),
    };
  });
  const known = students.filter(({ number, name }) => number !== "" || name !== "");
  if (known.length === 0) throw new RosterError("empty");
  if (known.length > MAX_STUDENTS) throw new RosterError("too-long", { most: MAX_STUDENTS });
  const numbers = known.map(({ number }) => number).filter((number) => number !== "");
  const twice = numbers.find((number, place) => numbers.indexOf(number) !== place);
  if (twice !== undefined) throw new RosterError("same-number", { number: twice });
  return known;
}

function parseCsv(text: string): string[][] {
  try {
    const options = {
      delimiter: [",", ";", "\t"],
      relax_column_count: true,
      skip_empty_lines: true,
    };
    return parse(text, { ...options, bom: true });
  } catch (error) {
    throw new RosterError("not-csv", { reason: (error as Error).message });
  }
}

function languageOf(text: string): Language | null {
  if (/^(zh|中文|汉语|chinese|cn)/i.test(text)) return "zh";
  return /^(en|英文|英语)/i.test(text) ? "en" : null;
}

/** @throws RosterError when it is no time. */
function timeOf(text: string, line: number): Date | null {
  if (text === "" || text === "-") return null;
  const time = new Date(text.replaceAll("/", "-").replace(/^(\d{4}-\d{1,2}-\d{1,2}) +/, "$1T"));
  const read = Number.isNaN(time.getTime()) ? new Date(text) : time;
  if (Number.isNaN(read.getTime()))
    throw new RosterError("bad-time", { line, text: text.slice(0, 60) });
  return read;
}
