import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { withoutNpmOptions } from "../command-line/npm-options.ts";
import { unpack } from "../archive/zip.ts";
import { projectRoot } from "../tools/project-root.ts";

/** What is read of a grader's record: points by stage. */
export interface Grades {
  readonly stages: readonly {
    readonly id: string;
    readonly bonus: boolean;
    readonly checks: readonly { readonly points: number; readonly result: string }[];
  }[];
  readonly seed: number;
}

/** How a grading ended. */
export interface Graded {
  readonly status: number | null;
  /** The record's text; null when there is none. */
  readonly record: string | null;
}

/** Unpacks a zip into a folder of its own and grades what is there. */
export async function gradeZip(zip: Uint8Array, lab: string, seed: number): Promise<Graded> {
  const folder = mkdtempSync(join(tmpdir(), "ledger-submit-"));
  try {
    for (const [path, bytes] of unpack(zip)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    return await grade(folder, lab, seed);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Grades a submission with the grader's own command, in a process of its own. */
export async function grade(submission: string, lab: string, seed: number): Promise<Graded> {
  const folder = mkdtempSync(join(tmpdir(), "ledger-record-"));
  const json = join(folder, "record.json");
  const launch = join(projectRoot(), "labs/kit/tools/launch.js");
  const options = ["--submission", submission, "--seed", String(seed), "--json", json];
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      const child = spawn(process.execPath, [launch, "grade", lab, ...options], {
        stdio: ["ignore", "ignore", "inherit"],
        env: withoutNpmOptions(process.env),
      });
      child.on("error", reject);
      child.on("close", resolve);
    });
    return { status, record: readText(json) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The points earned and to be earned in some stages. */
export function pointsOf(stages: Grades["stages"]): { earned: number; points: number } {
  const checks = stages.flatMap((stage) => stage.checks);
  const sum = (some: typeof checks): number => some.reduce((all, { points }) => all + points, 0);
  return { earned: sum(checks.filter(({ result }) => result === "pass")), points: sum(checks) };
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
