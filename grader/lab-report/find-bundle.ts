import { existsSync } from "node:fs";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import type { Bundle } from "../evidence/bundle/bundle.ts";
import { BundleError } from "../evidence/bundle/bundle-error.ts";
import { sayBundleFault } from "../evidence/bundle/messages.ts";
import { readBundle } from "../evidence/bundle/read-bundle.ts";
import { staleness } from "../evidence/bundle/staleness.ts";
import type { Staleness } from "../evidence/bundle/staleness.ts";
import { bundleFolder } from "../evidence/bundle/write-bundle.ts";
import type { ReportSay } from "./messages.ts";
import type { ReportOptions } from "./report-options.ts";
import { runGrade } from "./run-grade.ts";

/** Files that are named of those that changed, at most. */
const MAX_NAMED = 3;

/**
 * The bundle that a report is drawn from: the one that was asked for, else that of the last run, which
 * is made anew when there is none or when the submission has changed since.
 *
 * @throws UsageError when there is none to be had.
 */
export async function findBundle(
  options: ReportOptions,
  submission: Submission | null,
  say: ReportSay,
): Promise<Bundle> {
  if (options.bundle !== undefined) return askedBundle(options.bundle, options, submission, say);
  const folder = bundleFolder(options.lab);
  const reason = reasonToGrade(folder, options, submission, say);
  if (typeof reason !== "string") return reason;
  console.log(reason);
  const asked = options.submission === undefined ? [] : ["--submission", options.submission];
  const status = await runGrade([options.lab, ...asked, "--lang", options.language], "inherit");
  if (status === 2 || !existsSync(folder)) throw new UsageError(say("grading.failed"));
  return open(folder, options);
}

function askedBundle(
  folder: string,
  options: ReportOptions,
  submission: Submission | null,
  say: ReportSay,
): Bundle {
  const bundle = open(folder, options);
  const found = bundle.manifest.lab;
  if (found !== options.lab) {
    throw new UsageError(say("bundle.other-lab", { folder, found, lab: options.lab }));
  }
  const stale = submission === null ? null : staleness(bundle, submission);
  if (stale !== null) {
    process.stderr.write(`${say("bundle.stale", { files: namesOf(stale, say) })}\n`);
  }
  return bundle;
}

/** The bundle of the last run, or why a new one is needed. */
function reasonToGrade(
  folder: string,
  { language }: ReportOptions,
  submission: Submission | null,
  say: ReportSay,
): Bundle | string {
  if (!existsSync(folder)) return say("grading.none");
  try {
    const bundle = readBundle(folder);
    const stale = submission === null ? null : staleness(bundle, submission);
    return stale === null ? bundle : say("grading.stale", { files: namesOf(stale, say) });
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    if (error.code === "no-bundle") return say("grading.none");
    return say("grading.damaged", { reason: sayBundleFault(error, language) });
  }
}

function open(folder: string, { language }: ReportOptions): Bundle {
  try {
    return readBundle(folder);
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    throw new UsageError(sayBundleFault(error, language));
  }
}

/** The first files that differ, by name. */
export function namesOf({ changed, missing, added }: Staleness, say: ReportSay): string {
  const all = [...changed, ...missing, ...added];
  const more = all.length > MAX_NAMED ? ["…"] : [];
  return [...all.slice(0, MAX_NAMED), ...more].join(say("separator"));
}
