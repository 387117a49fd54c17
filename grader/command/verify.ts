/**
 * `npm run verify PATH`: compares a report, a picture or the record of a run with what the record, the
 * code and a signature give. Exit status 0 when everything fits, 1 when something differs, 2 for a
 * mistake in the command, 3 for a fault of ours.
 */
import process from "node:process";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { BundleError } from "../evidence/bundle/bundle-error.ts";
import { sayBundleFault } from "../evidence/bundle/messages.ts";
import { readEvidence } from "../proof/evidence-file.ts";
import { createProofSay } from "../proof/messages.ts";
import { hasDifferences, renderVerdict, renderVerified } from "../proof/render-findings.ts";
import { verify } from "../proof/verify.ts";
import { readVerifyOptions } from "../proof/verify-options.ts";
import { openSubmission } from "./open-submission.ts";
import { runGraderProgram } from "./run-grader-program.ts";

runGraderProgram(async ({ args }) => {
  const options = await readVerifyOptions(args, process.env);
  const { language, submission } = options;
  const say = createProofSay(language);
  if (options.rerun && submission === undefined) {
    throw new UsageError(say("usage.rerun-without-code"));
  }
  try {
    const files = await readEvidence(options.path, say);
    const all = await verify(
      files,
      options,
      (lab) => openSubmission(submission, lab, language),
      say,
      (verified) => {
        console.log(renderVerified(verified, say));
      },
    );
    console.log(renderVerdict(all, say));
    process.exitCode = hasDifferences(all) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    throw new UsageError(sayBundleFault(error, language));
  }
});
