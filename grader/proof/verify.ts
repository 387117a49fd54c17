import { basename, dirname } from "node:path";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import { readManifest } from "../evidence/bundle/read-bundle.ts";
import { checkBundle } from "./check-bundle.ts";
import type { CheckedBundle } from "./check-bundle.ts";
import { checkPicture } from "./check-picture.ts";
import { checkReport } from "./check-report.ts";
import type { EvidenceFile } from "./evidence-file.ts";
import { differs, note, same } from "./finding.ts";
import type { Finding } from "./finding.ts";
import { locateBundle } from "./locate-bundle.ts";
import type { ProofSay } from "./messages.ts";
import { isByHand } from "../evidence/bundle/by-hand.ts";
import { rerun } from "./rerun.ts";
import type { VerifyOptions } from "./verify-options.ts";

/** What was found of one thing; `path` is null for the run itself. */
export interface Verified {
  readonly path: string | null;
  readonly findings: readonly Finding[];
}

/**
 * Compares what is to be verified with the record of its run.
 *
 * @param openCode - opens the submission that the user named, for a lab; null when none was.
 * @param tell - called with each result as it comes.
 * @throws UsageError when there is nothing to compare with.
 */
export async function verify(
  files: readonly EvidenceFile[],
  options: VerifyOptions,
  openCode: (lab: string) => Submission | null,
  say: ProofSay,
  tell: (verified: Verified) => void,
): Promise<readonly Verified[]> {
  const all: Verified[] = [];
  const add = (verified: Verified): void => {
    all.push(verified);
    tell(verified);
  };
  const folder = bundleOf(files, options, say);
  const checked = await checkRun(folder, options, openCode, say);
  add({ path: null, findings: checked.findings });
  const pictures: Finding[] = [];
  for (const file of files.filter(({ kind }) => kind !== "bundle")) {
    const findings = await checkFile(file, checked);
    if (file.kind === "picture") pictures.push(...findings);
    else if (findings.length > 0) add({ path: file.path, findings });
  }
  const picture = files.find(({ kind }) => kind === "picture");
  if (picture !== undefined && pictures.length > 0) {
    const path = files.length === 1 ? picture.path : dirname(picture.path);
    add({ path, findings: summed(pictures) });
  }
  return all;
}

/** The findings of several pictures, with what is said of many of them said once. */
function summed(findings: readonly Finding[]): readonly Finding[] {
  const wrong = findings.filter(({ kind }) => kind === "differs");
  const right = findings.filter(({ kind }) => kind === "same").length;
  const shots = findings.filter(({ id }) => id === "found.screenshot").length;
  return [
    ...wrong,
    ...(right === 0 ? [] : [same("found.picture", { count: right })]),
    ...(shots === 0 ? [] : [note("found.screenshot", { count: shots })]),
  ];
}

/** @throws UsageError when there is none. */
function bundleOf(files: readonly EvidenceFile[], options: VerifyOptions, say: ProofSay): string {
  if (options.bundle !== undefined) return options.bundle;
  const [first] = files;
  if (first === undefined) throw new UsageError(say("usage.not-ours", { path: options.path }));
  if (first.kind === "bundle") return first.path;
  const runs = files.map((file) => (file.kind === "bundle" ? null : runIdIn(file)));
  const runId = runs.find((one) => one !== null) ?? null;
  if (runId === null && first.kind === "picture") {
    throw new UsageError(say("usage.no-mark", { path: first.path }));
  }
  const folder = locateBundle(first.path, runId ?? "");
  if (folder === null) throw new UsageError(say("usage.no-bundle", { path: options.path }));
  return folder;
}

function runIdIn(file: Exclude<EvidenceFile, { kind: "bundle" }>): string | null {
  return (file.kind === "report" ? file.report.manifest : file.mark)?.runId ?? null;
}

/** Checks the bundle, and runs its code again where that was asked for. */
async function checkRun(
  folder: string,
  options: VerifyOptions,
  openCode: (lab: string) => Submission | null,
  say: ProofSay,
): Promise<CheckedBundle> {
  const { submission: asked, publicKey, language } = options;
  const submission = asked === undefined ? null : openCode(readManifest(folder).lab);
  const checked = checkBundle(folder, submission, publicKey, language);
  const { bundle, findings } = checked;
  const isOther = findings.some(({ kind }) => kind === "differs");
  if (!options.rerun || bundle === null || isOther) return checked;
  if (isByHand(bundle.record)) return { bundle, findings: [...findings, note("found.by-hand")] };
  const { lab, seed } = bundle.manifest;
  process.stderr.write(`${say("rerunning", { lab, seed })}\n`);
  return { bundle, findings: [...findings, ...(await rerun(bundle, asked, language))] };
}

async function checkFile(
  file: EvidenceFile,
  { bundle }: CheckedBundle,
): Promise<readonly Finding[]> {
  if (file.kind === "bundle") return [];
  if (file.kind === "report" && file.report.manifest === null)
    return [differs("found.no-manifest")];
  if (bundle === null) return [];
  if (file.kind === "picture") {
    return checkPicture(file.png, file.mark, bundle, basename(file.path));
  }
  const { report } = file;
  return report.manifest === null ? [] : checkReport(report, report.manifest, bundle);
}
