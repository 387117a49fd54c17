import { existsSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { ArchiveError } from "./archive/archive-error.ts";
import type { ClassOptions } from "./class-options.ts";
import { findHandIns, gather, placeOf } from "./collect/gather.ts";
import type { Gathered } from "./collect/gather.ts";
import type { HandIns } from "./collect/hand-in.ts";
import type { ClassSay } from "./messages.ts";
import { tellVerdict } from "./verdict-messages.ts";

/** More submissions than a course has. */
const MAX_SUBMISSIONS = 5_000;

/** The submissions of a class, opened. */
export interface OpenedClass {
  readonly submissions: readonly Gathered[];
  /** Files that are no submissions. */
  readonly others: readonly string[];
}

/**
 * Opens the submissions of a class.
 *
 * @param place - a folder for all that this makes.
 * @param signal - when it is aborted, no further one is opened.
 * @throws UsageError when there is nothing to grade.
 */
export async function openClass(
  options: ClassOptions,
  place: string,
  say: ClassSay,
  signal: AbortSignal,
): Promise<OpenedClass> {
  const { items, others } = await list(options, place, say);
  console.log(say("opening", { count: items.length }));
  const submissions: Gathered[] = [];
  for (const item of items) {
    if (signal.aborted) break;
    submissions.push(await gather(item, options.lab, join(place, placeOf(item))));
  }
  return { submissions, others };
}

async function list(
  { submissions: path, language, lab }: ClassOptions,
  place: string,
  say: ClassSay,
): Promise<HandIns> {
  if (path === "" || !existsSync(path)) {
    throw new UsageError(say("usage.no-submissions", { path: path || "SUBMISSIONS", lab }));
  }
  if (existsSync(join(path, "lab.json"))) {
    throw new UsageError(say("usage.one-submission", { path, lab }));
  }
  const found = await findIn(path, place, (error) => {
    const reason = tellVerdict({ code: error.code, details: error.details }, language);
    return new UsageError(say("usage.export", { path, reason }));
  });
  const count = found.items.length;
  if (count === 0) throw new UsageError(say("usage.empty", { path }));
  if (count > MAX_SUBMISSIONS) {
    throw new UsageError(say("usage.too-many", { path, count, most: MAX_SUBMISSIONS }));
  }
  return found;
}

async function findIn(
  path: string,
  place: string,
  asUsage: (error: ArchiveError) => UsageError,
): Promise<HandIns> {
  try {
    return await findHandIns(path, place);
  } catch (error) {
    throw error instanceof ArchiveError ? asUsage(error) : error;
  }
}
