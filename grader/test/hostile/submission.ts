import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { projectRoot } from "../../../labs/kit/tools/project-root.ts";

/** A folder in the project, from which packages are found as from a student's lab. */
const PLACE = join(projectRoot(), ".grade", "test");
const PROGRAMS = join(projectRoot(), "grader/test/hostile");
const SECOND = join(projectRoot(), "grader/test/second-implementation");
/** A file of the grader that is no business of a submission. */
const FIXTURE = join(projectRoot(), "fixtures/lab3/01-peers-reply.json");

/** A submission with one hostile program, and what that is after. */
export interface HostileSubmission {
  readonly folder: string;
  /** A folder for all that the grader makes: what is in it after a run was left behind. */
  readonly temporary: string;
  /** A file elsewhere that is not the submission's. */
  readonly victim: string;
}

/** What a submission's node or tracker is. */
export type Start = string | readonly string[];

/** A new folder of a test's own in the project. */
export function makeFolder(): string {
  mkdirSync(PLACE, { recursive: true });
  return mkdtempSync(join(PLACE, "submission-"));
}

/** Makes a submission of some of the hostile programs, and removes it and all else afterwards. */
export async function withHostile<T>(
  manifest: Readonly<Record<string, Start>>,
  use: (submission: HostileSubmission) => Promise<T>,
): Promise<T> {
  const folder = makeFolder();
  const elsewhere = mkdtempSync(join(tmpdir(), "elsewhere-"));
  const temporary = join(elsewhere, "temporary");
  const victim = join(elsewhere, "victim.txt");
  mkdirSync(temporary);
  writeFileSync(victim, "precious");
  const target = { victim, folder, fixture: FIXTURE };
  writeFileSync(join(folder, "target.json"), JSON.stringify(target));
  writeFileSync(join(folder, "lab.json"), JSON.stringify(manifest));
  const named = Object.values(manifest).map((start) =>
    typeof start === "string" ? [start] : start,
  );
  for (const file of new Set([
    "honest.cjs",
    ...named.flat().filter((name) => name.includes(".")),
  ])) {
    const text = readFileSync(join(PROGRAMS, file), "utf8");
    writeFileSync(join(folder, basename(file)), text.replace("FIXTURE", FIXTURE));
  }
  for (const file of ["tracker.js", "ledger.js", "store.js"]) {
    copyFileSync(join(SECOND, file), join(folder, file));
  }
  try {
    return await use({ folder, temporary, victim });
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(elsewhere, { recursive: true });
  }
}
