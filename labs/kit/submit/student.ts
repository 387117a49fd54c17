import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline/promises";
import { UsageError } from "../command-line/usage-error.ts";
import { cutText } from "../language/printable.ts";
import type { SubmitSay } from "./messages.ts";

/** Who hands in. */
export interface Student {
  readonly number: string;
  readonly name: string;
}

/** Where a student is remembered, from the project's root. */
const STUDENT_FILE = ".ledger/student.json";
/** Characters of a number or name in a file's name, at most. */
const MAX_LENGTH = 60;

/**
 * Who hands in: as the command says, else as is remembered, else as is asked for at a terminal. What
 * was found is remembered.
 *
 * @throws UsageError when somebody is not known and can't be asked.
 */
export async function findStudent(
  root: string,
  given: { readonly number?: unknown; readonly name?: unknown },
  lab: string,
  say: SubmitSay,
): Promise<Student> {
  const file = join(root, STUDENT_FILE);
  const known = rememberedStudent(root);
  const student = {
    number: textOf(given.number) ?? known.number ?? (await ask(say("ask.number"))),
    name: textOf(given.name) ?? known.name ?? (await ask(say("ask.name"))),
  };
  const [number, name] = [forFileName(student.number), forFileName(student.name)];
  if (number === "" || name === "") throw new UsageError(say("usage.who", { lab }));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(student, null, 2)}\n`);
  return student;
}

/** A text as a part of a file's name: what a file system refuses is replaced by `_`. */
export function forFileName(text: string): string {
  const safe = text
    .normalize("NFC")
    .replaceAll(/[<>:"/\\|?*\p{Cc}\p{Cs}]/gu, "_")
    .replace(/^[\s.-]+/, "");
  return cutText(safe, MAX_LENGTH).replace(/[\s.]+$/, "");
}

/** What is remembered of whoever handed in last, where there is something. */
export function rememberedStudent(root: string): Partial<Student> {
  try {
    const read = JSON.parse(readFileSync(join(root, STUDENT_FILE), "utf8")) as Record<
      string,
      unknown
    > | null;
    const [number, name] = [textOf(read?.["number"]), textOf(read?.["name"])];
    return { ...(number !== undefined && { number }), ...(name !== undefined && { name }) };
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** What somebody types at the terminal; nothing where there is none. */
async function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY) return "";
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
