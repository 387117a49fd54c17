import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isInside } from "../isolation/detect.ts";

/** The folders that a batch writes, and empties, in the folder of its results. */
export const RESULTS = {
  /** A page, the record, logs and pictures for each student. */
  students: "students",
  /** What is given back to students. */
  handBack: "hand-back",
  /** A copy of each submission as it was graded, so that a check can be replayed. */
  copies: "copies",
  /** What each run left besides its record, by the job's key. */
  runs: "runs",
} as const;

/** What a run leaves besides its record. */
export interface KeptRun {
  /** The ends of its logs. */
  readonly logs: string;
  /** Its bundle, out of which pictures are drawn. */
  readonly bundle: string;
}

/**
 * Where a run leaves what it leaves. It goes by the job's key and not by the student: files that were
 * handed in before are not graded again, and two students may hand in the same.
 */
export function keptRun(out: string, key: string): KeptRun {
  const folder = join(out, RESULTS.runs, key);
  return { logs: join(folder, "logs"), bundle: join(folder, "bundle") };
}

/** Whether writing the results would touch the submissions, or the results would be taken for some. */
export function overlaps(submissions: string, out: string): boolean {
  const given = realPath(submissions);
  return Object.values(RESULTS).some((name) => {
    const own = join(realPath(out), name);
    return isInside(given, own) || isInside(own, given);
  });
}

/** A path as the system knows it, links followed, whether or not all of it is there. */
function realPath(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync.native(whole);
  const above = dirname(whole);
  return above === whole ? whole : join(realPath(above), basename(whole));
}
