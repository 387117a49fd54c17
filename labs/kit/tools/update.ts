/**
 * `npm run update -- NEW_HANDOUT`: takes over a newer handout, a folder or a zip, and leaves what the
 * student wrote as it is. What is replaced is kept in `.ledger/`. Interrupted, it can be run again.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import process from "node:process";
import type { CommandLine } from "../command-line/command-line.ts";
import { readCommandLine } from "../command-line/read-command-line.ts";
import { runProgram } from "../command-line/run-program.ts";
import { UsageError } from "../command-line/usage-error.ts";
import { kitCatalogue as kitText } from "../language/catalogue.ts";
import type { Language } from "../language/language.ts";
import { readPristine } from "../reset/pristine.ts";
import type { Pristine } from "../reset/pristine.ts";
import { HANDOUT_FILE } from "../update/handout-file.ts";
import { createUpdateSay, updateCatalogue as text } from "../update/messages.ts";
import { planUpdate } from "../update/plan.ts";
import type { Change } from "../update/plan.ts";
import { NoHandout, readHandout, readList } from "../update/read-handout.ts";
import type { Handout } from "../update/read-handout.ts";
import { projectRoot } from "./project-root.ts";

const LINE: CommandLine = {
  name: "npm run update --",
  positional: { name: "from", describe: text["option.from"] },
  options: {
    lang: { type: "string", choices: ["zh", "en"], describe: kitText["option.lang"] },
  },
};

process.argv.splice(2, 1);
runProgram(async ({ args, language }) => {
  const given = await readCommandLine(LINE, args, process.env);
  const root = projectRoot();
  const handout = openHandout(String(given["from"]), language);
  const changes = plan(root, handout, language);
  const backup = freeFolder(join(root, ".ledger"));
  const count = { replaced: 0, added: 0, removed: 0 };
  for (const change of changes) {
    try {
      carryOut(change, root, backup, handout, count);
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
      const details = { file: change.path, reason };
      throw new UsageError(createUpdateSay(language)("usage.cannot-write", details));
    }
  }
  tell(changes, count, relative(root, backup), handout.list.version, language);
});

/** @throws UsageError when it is not there or no handout. */
function openHandout(from: string, language: Language): Handout {
  const say = createUpdateSay(language);
  if (!existsSync(from)) throw new UsageError(say("usage.not-found", { from }));
  try {
    return readHandout(from);
  } catch (error) {
    if (!(error instanceof NoHandout)) throw error;
    throw new UsageError(say("usage.not-a-handout", { from, reason: error.message }));
  }
}

/** @throws UsageError when this project is no handout itself. */
function plan(root: string, { files }: Handout, language: Language): Change[] {
  const list = join(root, HANDOUT_FILE);
  if (!existsSync(list)) {
    throw new UsageError(createUpdateSay(language)("usage.not-here", { file: HANDOUT_FILE }));
  }
  const labs = new Map<string, Pristine | null>();
  return planUpdate({
    files,
    old: readList(readFileSync(list, "utf8")),
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path)) : null),
    given: (lab, file) => {
      if (!labs.has(lab)) labs.set(lab, readGiven(lab, root));
      return labs.get(lab)?.files[file] ?? null;
    },
  });
}

/** A lab as it was given out; null for one that is new. */
function readGiven(lab: string, root: string): Pristine | null {
  try {
    return readPristine(lab, root);
  } catch {
    return null;
  }
}

function carryOut(
  { path, kind }: Change,
  root: string,
  backup: string,
  { files }: Handout,
  count: { replaced: number; added: number; removed: number },
): void {
  const file = join(root, path);
  const bytes = files.get(path) ?? new Uint8Array();
  if (kind === "beside") {
    writeFileSync(`${file}.new`, bytes);
    return;
  }
  const isThere = existsSync(file);
  if (isThere) {
    const kept = join(backup, path);
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, readFileSync(file));
  }
  if (kind === "remove") {
    rmSync(file);
    count.removed += 1;
    return;
  }
  // At one stroke: a file is the old one or the new one, whenever somebody stops this.
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, bytes);
  renameSync(`${file}.${process.pid}`, file);
  count[isThere ? "replaced" : "added"] += 1;
}

function tell(
  changes: readonly Change[],
  count: { readonly replaced: number; readonly added: number; readonly removed: number },
  folder: string,
  version: string,
  language: Language,
): void {
  const say = createUpdateSay(language);
  for (const kind of ["replaced", "added", "removed"] as const) {
    if (count[kind] > 0) console.log(say(kind, { count: count[kind] }));
  }
  if (count.replaced + count.removed > 0) console.log(say("backup", { folder }));
  for (const { path, kind } of changes) {
    if (kind === "beside") console.log(say("newer", { file: path }));
  }
  if (changes.some(({ path }) => path === "package-lock.json")) console.log(say("npm-ci"));
  console.log(say(changes.length === 0 ? "unchanged" : "done", { version }));
}

/** A folder for a backup that does not exist yet: `backup-1`, `backup-2`, … */
function freeFolder(parent: string): string {
  for (let number = 1; ; number += 1) {
    const folder = join(parent, `backup-${number}`);
    if (!existsSync(folder)) return folder;
  }
}
