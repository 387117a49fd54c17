import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { cutText } from "../../../labs/kit/language/printable.ts";
import { ArchiveError } from "../archive/archive-error.ts";
import { copyFolder } from "../archive/copy-folder.ts";
import { isArchiveName, unpackArchive } from "../archive/unpack-archive.ts";
import { SUBMISSION_LIMITS, Unpacking } from "../archive/unpacking.ts";
import type { Remark, Verdict } from "../verdict.ts";
import type { HandIn } from "./hand-in.ts";
import { locateLab } from "./locate-lab.ts";
import type { LabPlace } from "./locate-lab.ts";

/** Archives may lie in archives so deep. */
const MAX_NESTED = 3;
/** Bytes of `submission.json`, at most. */
const MAX_ABOUT_BYTES = 64 * 1024;

/** Characters of what it says, at most: a number and a name have fewer. */
const MAX_SAID = 200;

/** What was handed in, opened. */
export interface Opened {
  /** Where the lab lies; or why it can't be graded. */
  readonly place: LabPlace | Verdict;
  /** What was found on the way and may tell whose it is: names of archives, then what it says itself. */
  readonly hints: readonly string[];
  readonly remarks: readonly Remark[];
}

/**
 * Opens what a student handed in, in a folder of its own, and finds the lab in it. Archives in it are
 * opened too.
 *
 * @param into - a folder that does not exist yet.
 */
export async function openHandIn(item: HandIn, lab: string, into: string): Promise<Opened> {
  const hints: string[] = [];
  const remarks: Remark[] = [];
  try {
    let folder = join(into, "0");
    const unpacking = new Unpacking(folder, SUBMISSION_LIMITS);
    if (item.kind === "folder") copyFolder(item.path, unpacking);
    else await unpackArchive(item.path, unpacking);
    for (let depth = 1; ; depth += 1) {
      const place = locateLab(folder, lab);
      const said = whoSays(folder);
      if (place !== null) {
        if (place.lacksManifest) remarks.push({ id: "no-manifest", details: {} });
        return { place, hints: [...hints, ...said], remarks };
      }
      const archives = archivesIn(folder);
      const inner = archives.find((path) => basename(path).includes(lab)) ?? archives[0];
      if (inner === undefined) {
        return { place: { code: "no-lab", details: { lab } }, hints: [...hints, ...said], remarks };
      }
      if (depth > MAX_NESTED) throw new ArchiveError("nested", { depth: MAX_NESTED });
      const name = basename(inner);
      hints.push(name);
      if (archives.length > 1) remarks.push({ id: "several-archives", details: { name } });
      folder = join(into, String(depth));
      await unpackArchive(inner, new Unpacking(folder, SUBMISSION_LIMITS));
    }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { place: { code: error.code, details: error.details }, hints, remarks };
  }
}

/** The archives in a folder, newest first. */
function archivesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => isArchiveName(file))
    .map((file) => ({ path: join(folder, file), stat: statSync(join(folder, file)) }))
    .filter(({ stat }) => stat.isFile())
    .sort((one, other) => other.stat.mtimeMs - one.stat.mtimeMs || (one.path < other.path ? -1 : 1))
    .map(({ path }) => path);
}

/** What the `submission.json` of `npm run submit` says: number and name, as one text. */
function whoSays(folder: string): string[] {
  const path = join(folder, "submission.json");
  try {
    if (statSync(path).size > MAX_ABOUT_BYTES) return [];
    const about = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown> | null;
    const said = [about?.["number"], about?.["name"]].filter((text) => typeof text === "string");
    return said.length === 0 ? [] : [cutText(said.join("-"), MAX_SAID)];
  } catch {
    return [];
  }
}
