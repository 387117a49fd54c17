import { createHash } from "node:crypto";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { ArchiveError } from "../archive/archive-error.ts";
import { ExportUnpacking } from "../archive/export-unpacking.ts";
import type { RefusedFile } from "../archive/export-unpacking.ts";
import { unpackArchive } from "../archive/unpack-archive.ts";
import { EXPORT_LIMITS, pathKey } from "../archive/unpacking.ts";
import type { Remark, Verdict } from "../verdict.ts";
import { listHandIns } from "./hand-in.ts";
import type { HandIn, HandIns } from "./hand-in.ts";
import { nameParts } from "./name-parts.ts";
import { openHandIn } from "./open-hand-in.ts";
import { prepareSubmission } from "./prepare.ts";
import type { Prepared } from "./prepare.ts";

/** A submission, opened and ready to be graded. */
export interface Gathered {
  readonly item: HandIn;
  /** Ready to be graded; or why it can't be. */
  readonly ready: Prepared | Verdict;
  /** What the platform says of whose it is, the most telling first. */
  readonly named: readonly string[];
  /** What its author says of that: the file's own name, then what is in it. */
  readonly said: readonly string[];
  readonly remarks: readonly Remark[];
}

/**
 * The submissions of a class as they lie there.
 *
 * @param path - a folder, or the archive of a whole export, which is unpacked into `place`.
 * @throws ArchiveError when that archive can't be opened as a whole; what one student's file is to blame
 * for is a fault of that submission.
 */
export async function findHandIns(path: string, place: string): Promise<HandIns> {
  if (statSync(path).isDirectory()) return listHandIns(path);
  const folder = join(place, "export");
  const unpacking = new ExportUnpacking(folder, EXPORT_LIMITS);
  await unpackArchive(path, unpacking);
  const { items, others } = listHandIns(folder);
  return { items: withFaults(items, folder, unpacking.refused), others };
}

/** Files that were not written are faults of those who handed them in. */
function withFaults(
  items: readonly HandIn[],
  folder: string,
  refused: readonly RefusedFile[],
): HandIn[] {
  const faults = new Map<string, Verdict>();
  const partsOf = ({ path }: HandIn): string[] => relative(folder, path).split(sep);
  const depth = items[0] === undefined ? 0 : partsOf(items[0]).length;
  for (const { parts, error } of refused) {
    const key = pathKey(parts.slice(0, depth));
    if (!faults.has(key)) faults.set(key, verdictOf(error));
  }
  return items.map((item) => {
    const fault = faults.get(pathKey(partsOf(item)));
    return fault === undefined ? item : { ...item, fault };
  });
}

/** Opens a submission and makes it ready, all in a folder of its own; whatever is wrong with it is told. */
export async function gather(item: HandIn, lab: string, place: string): Promise<Gathered> {
  const { platform: named, author } = nameParts(item.name);
  if (item.fault !== undefined) {
    return { item, ready: item.fault, named, said: author, remarks: [] };
  }
  const raw = join(place, "raw");
  mkdirSync(place, { recursive: true });
  try {
    const { place: found, hints, remarks } = await openHandIn(item, lab, raw);
    const said = [...author, ...hints];
    if ("code" in found) return { item, ready: found, named, said, remarks };
    const ready = prepareSubmission(found, lab, join(place, "submission"));
    return { item, ready, named, said, remarks };
  } catch (error) {
    return { item, ready: verdictOf(error), named, said: author, remarks: [] };
  } finally {
    rmSync(raw, { recursive: true, force: true });
  }
}

/** Whatever keeps one submission from being opened stops none of the others. */
function verdictOf(error: unknown): Verdict {
  if (error instanceof ArchiveError) return { code: error.code, details: error.details };
  const reason = error instanceof Error ? error.message : String(error);
  return { code: "crashed", details: { status: "-", reason } };
}

/** The folder of a submission: the same one each time, so that what refers to it stays the same. */
export function placeOf({ path }: HandIn): string {
  const digest = createHash("sha256").update(basename(path)).digest("hex");
  return digest.slice(0, 12);
}
