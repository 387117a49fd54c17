import type { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { withoutPlace } from "./own-record.ts";
import type { Verdict } from "./verdict.ts";

/** The verdict on a submission that can't be used, without the folder in which it was opened. */
export function refusalOf({ code, details }: SubmissionError, folder: string): Verdict {
  const told = Object.entries(details).map(([name, text]) => [name, withoutPlace(text, folder)]);
  const plain = Object.fromEntries(told) as Record<string, string>;
  return { code: "refused", details: { ...plain, fault: code } };
}
