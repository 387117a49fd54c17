import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withoutNpmOptions } from "../../labs/kit/command-line/npm-options.ts";
import { findSubmission } from "../../labs/kit/submission/find-submission.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { killTree } from "../cluster/kill-tree.ts";
import type { WardenLine } from "../cluster/warden-line.ts";
import type { RunRecord } from "../record/record.ts";
import type { GradingOptions, Job, Outcome } from "./job.ts";
import { keepLogs } from "./keep-logs.ts";
import { asOwn, withoutPlace } from "./own-record.ts";
import { refusalOf } from "./refusal.ts";

/** Characters of a grader's last words that are kept. */
const KEPT_WORDS = 2_000;
/** The grader's statuses after which its record is whole: passed, failed, partly ungraded. */
const WITH_RECORD = new Set<number | null>([0, 1, 3]);

/**
 * Grades one prepared submission with the grader's own command in a process of its own, so that nothing
 * that a submission does touches whoever asks. It knows nothing of a class.
 *
 * @param warden - ends the process when this one is killed; left out, nobody does.
 * @returns the record, as if the submission were the lab's own folder; or why there is none.
 */
export async function gradeSubmission(
  job: Job,
  options: GradingOptions,
  signal: AbortSignal,
  warden?: WardenLine,
): Promise<Outcome> {
  const refused = whyRefused(job.folder, options.lab);
  if (refused !== null) return refused;
  const out = mkdtempSync(join(tmpdir(), "ledger-class-"));
  warden?.addFolder(out);
  try {
    const { status, words, timedOut } = await runGrader(job, options, out, signal, warden);
    if (timedOut) {
      const minutes = Math.round(options.limitMs / 60_000);
      return { kind: "verdict", verdict: { code: "timed-out", details: { minutes } } };
    }
    const record = WITH_RECORD.has(status)
      ? readRecord(join(out, "result.json"), job.folder)
      : null;
    if (record === null) {
      const details = { status: String(status), reason: withoutPlace(words, job.folder) };
      return { kind: "verdict", verdict: { code: "crashed", details } };
    }
    if (job.logs !== undefined) keepLogs(join(out, "logs"), record, job.logs);
    if (job.bundle !== undefined) keepBundle(join(out, "bundle"), job.bundle);
    return { kind: "record", record: asOwn(record, options.lab) };
  } finally {
    rmSync(out, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Keeps the bundle of a run; that there is none changes no grade. */
function keepBundle(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}

/** Why a submission's manifest can't be used; null when it can. */
function whyRefused(folder: string, lab: string): Outcome | null {
  try {
    findSubmission(folder, lab);
    return null;
  } catch (error) {
    if (!(error instanceof SubmissionError)) throw error;
    return { kind: "verdict", verdict: refusalOf(error, folder) };
  }
}

interface Run {
  readonly status: number | null;
  /** The end of what it said on standard error. */
  readonly words: string;
  readonly timedOut: boolean;
}

async function runGrader(
  { folder, logs, bundle }: Job,
  options: GradingOptions,
  out: string,
  signal: AbortSignal,
  warden: WardenLine | undefined,
): Promise<Run> {
  const { lab, stages, seed, timeoutFactor, isolation, atATime, limitMs } = options;
  const child = startGrader([
    ...[lab, "--submission", folder, "--seed", String(seed), "--lang", "en", "--no-github"],
    ...["--json", join(out, "result.json"), "--out", out, "--isolation", isolation],
    ...["--timeout-factor", String(timeoutFactor), "--at-a-time", String(atATime)],
    ...stages.flatMap((stage) => ["--stage", stage]),
    ...(logs === undefined ? [] : ["--keep-logs"]),
    bundle === undefined ? "--no-bundle" : "--bundle",
  ]);
  const { pid } = child;
  let words = "";
  let timedOut = false;
  const end = (): void => {
    if (pid !== undefined) killTree(pid);
  };
  child.stderr?.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-KEPT_WORDS);
  });
  if (pid !== undefined) warden?.addProcess(pid);
  signal.addEventListener("abort", end);
  const timer = setTimeout(() => {
    timedOut = true;
    end();
  }, limitMs);
  const status = await new Promise<number | null>((resolve) => {
    child.on("error", (error) => {
      words += error.message;
      resolve(null);
    });
    child.on("close", resolve);
    if (signal.aborted) end();
  });
  clearTimeout(timer);
  signal.removeEventListener("abort", end);
  if (pid !== undefined) warden?.removeProcess(pid);
  return { status, words, timedOut };
}

/** Starts `npm run grade`, as the leader of a process group of its own. */
function startGrader(args: readonly string[]): ChildProcess {
  const launch = join(projectRoot(), "labs/kit/tools/launch.js");
  return spawn(process.execPath, [launch, "grade", ...args], {
    cwd: projectRoot(),
    stdio: ["ignore", "ignore", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
    env: withoutNpmOptions(process.env),
  });
}

/** The record of a run without the place where it was made; null when there is none. */
function readRecord(file: string, folder: string): RunRecord | null {
  try {
    return JSON.parse(withoutPlace(readFileSync(file, "utf8"), folder)) as RunRecord;
  } catch {
    return null;
  }
}
