import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { findSubmission } from "../../labs/kit/submission/find-submission.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { createSay } from "../report/explain.ts";

/**
 * The submission that a command names, see `findSubmission`.
 *
 * @throws UsageError when it can't be found or its manifest not be read.
 */
export function openSubmission(
  asked: string | undefined,
  lab: string,
  language: Language,
): Submission {
  try {
    return findSubmission(asked, lab);
  } catch (error) {
    if (!(error instanceof SubmissionError)) throw error;
    throw new UsageError(createSay(language)(error.code, error.details));
  }
}
