import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { printableName } from "../../../labs/kit/language/printable.ts";
import { isArchiveName } from "../archive/unpack-archive.ts";
import { isLeftOut } from "../archive/unpacking.ts";
import type { Verdict } from "../verdict.ts";

/** What one student handed in, as a platform exports it: a folder or an archive. */
export interface HandIn {
  /** The name of the folder or file, which often tells whose it is. */
  readonly name: string;
  readonly path: string;
  readonly kind: "folder" | "archive";
  /** When it was last changed; of a folder, the newest of its files. */
  readonly time: Date;
  /** Why it can't be opened, where that was found when the export was unpacked. */
  readonly fault?: Verdict;
}

/** What is in the folder of a class. */
export interface HandIns {
  readonly items: readonly HandIn[];
  /** Files that are neither a folder nor an archive, by names that can be printed. */
  readonly others: readonly string[];
}

/** How Moodle ends the name of a student's folder. */
const MOODLE_FOLDER = "_assignsubmission_";
/** What a student typed into Moodle's own editor: no program is in it. */
const MOODLE_TEXT = "_assignsubmission_onlinetext";
/** Files of a folder whose times are looked at, at most. */
const MAX_TIMES = 20_000;

/**
 * What is in the folder of a class, by name. A folder that holds nothing but the class's own folder, as
 * archives of a whole export do, is passed through.
 */
export function listHandIns(folder: string): HandIns {
  const entries = entriesOf(folder);
  const [only] = entries;
  if (entries.length === 1 && only?.kind === "folder" && isClass(only)) {
    return listHandIns(only.path);
  }
  return {
    items: entries.filter((entry): entry is HandIn => entry.kind !== "other"),
    others: entries.filter(({ kind }) => kind === "other").map(({ name }) => printableName(name)),
  };
}

type Entry = Omit<HandIn, "kind"> & { readonly kind: HandIn["kind"] | "other" };

function isClass({ name, path }: Entry): boolean {
  if (name.includes(MOODLE_FOLDER)) return false;
  const inside = entriesOf(path);
  if (inside.some((entry) => /^(lab\.json|node\.\w+|labs|package\.json)$/.test(entry.name)))
    return false;
  return inside.filter(({ kind }) => kind !== "other").length > 1;
}

function entriesOf(folder: string): Entry[] {
  return readdirSync(folder)
    .filter((name) => !isLeftOut(name) && !name.startsWith("."))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const stat = statSync(path, { throwIfNoEntry: false });
      const isText = name.includes(MOODLE_TEXT);
      const isFolder = stat?.isDirectory() === true && !isText;
      const isArchive = stat?.isFile() === true && isArchiveName(name);
      const kind = isFolder ? "folder" : isArchive ? "archive" : "other";
      return { name, path, kind, time: timeOf(path, kind, stat?.mtime ?? new Date(0)) } as const;
    });
}

function timeOf(path: string, kind: Entry["kind"], own: Date): Date {
  if (kind !== "folder") return own;
  let newest = 0;
  let seen = 0;
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      seen += 1;
      if (seen > MAX_TIMES || isLeftOut(entry.name)) continue;
      const inner = join(folder, entry.name);
      if (entry.isDirectory()) visit(inner);
      else if (entry.isFile()) newest = Math.max(newest, statSync(inner).mtimeMs);
    }
  };
  try {
    visit(path);
  } catch {
    // What can't be read is told when it is opened.
  }
  return newest === 0 ? own : new Date(newest);
}
