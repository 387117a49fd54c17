import { existsSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { findSubmission } from "../../labs/kit/submission/find-submission.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { displayName } from "../class/collect/display-name.ts";
import { findHandIns, gather, placeOf } from "../class/collect/gather.ts";
import type { HandIn } from "../class/collect/hand-in.ts";
import { withoutPlace } from "../class/own-record.ts";
import { refusalOf } from "../class/refusal.ts";
import type { Verdict } from "../class/verdict.ts";

/** A submission that was opened, by the name of its folder or archive. */
export interface Opened {
  readonly name: string;
  readonly submission: Submission;
}

/** The submissions of a class, and those that can't be opened. */
export interface OpenedClass {
  readonly opened: readonly Opened[];
  readonly refused: readonly { readonly name: string; readonly verdict: Verdict }[];
}

/**
 * Opens submissions as they were handed in: folders and archives, from any platform. They are copied, and
 * what was handed in stays as it is.
 *
 * @param paths - one folder with all of them (or the archive of a whole export), or each one itself.
 * @param place - an existing folder for the copies, below the project, where packages are found.
 * @throws ArchiveError when the archive of an export can't be opened.
 */
export async function openAll(
  paths: readonly string[],
  lab: string,
  place: string,
): Promise<OpenedClass> {
  const opened: Opened[] = [];
  const refused: { name: string; verdict: Verdict }[] = [];
  for (const item of await itemsOf(paths, place)) {
    const name = unused(displayName(item.name), opened);
    const own = join(place, placeOf(item));
    try {
      const { ready } = await gather(item, lab, own);
      if ("code" in ready) refused.push({ name, verdict: ready });
      else opened.push({ name, submission: findSubmission(ready.folder, lab) });
    } catch (error) {
      refused.push({ name, verdict: verdictOf(error, join(own, "submission")) });
    }
  }
  return { opened, refused };
}

/** Whatever keeps one submission from being opened stops none of the others. */
function verdictOf(error: unknown, folder: string): Verdict {
  if (error instanceof SubmissionError) return refusalOf(error, folder);
  const reason = error instanceof Error ? error.message : String(error);
  return { code: "crashed", details: { status: "-", reason: withoutPlace(reason, folder) } };
}

async function itemsOf(paths: readonly string[], place: string): Promise<readonly HandIn[]> {
  const [only] = paths;
  if (paths.length === 1 && only !== undefined && !existsSync(join(only, "lab.json"))) {
    return (await findHandIns(only, place)).items;
  }
  return paths.map((path) => {
    const stat = statSync(path);
    const kind = stat.isDirectory() ? "folder" : "archive";
    return { name: basename(resolve(path)), path: resolve(path), kind, time: stat.mtime };
  });
}

/** A name that none of the others has. */
function unused(name: string, others: readonly Opened[]): string {
  const isTaken = (one: string): boolean => others.some((other) => other.name === one);
  let free = name;
  for (let at = 2; isTaken(free); at += 1) free = `${name} (${at})`;
  return free;
}
