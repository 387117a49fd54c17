import { readPristine } from "../../labs/kit/reset/pristine.ts";
import { findSubmission } from "../../labs/kit/submission/find-submission.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { TooLarge, ownFiles } from "../../labs/kit/submit/own-files.ts";
import type { Omission } from "./omission.ts";
import { isCode } from "./source-text.ts";
import type { SourceFile, SubmissionText } from "./source-text.ts";

/** A file that is longer was made by a program. */
const MAX_FILE_BYTES = 512 * 1024;

/** The code of submissions, and what of them could not be read. */
export interface ReadCode {
  readonly submissions: readonly SubmissionText[];
  readonly omissions: readonly Omission[];
}

/**
 * Reads the code of submissions: that of the lab, not of what lies beside it in a copy of the project.
 * Whatever is wrong with one of them leaves out that one.
 *
 * @param folders - what `--submission` would name, by the names of the submissions.
 */
export function readCode(folders: Iterable<readonly [string, string]>, lab: string): ReadCode {
  const submissions: SubmissionText[] = [];
  const omissions: Omission[] = [];
  for (const [name, folder] of folders) {
    try {
      const files = readFiles(name, findSubmission(folder, lab).folder, omissions);
      submissions.push({ name, files });
    } catch (error) {
      omissions.push({ name, path: null, ...faultOf(error) });
    }
  }
  return { submissions, omissions };
}

function faultOf(error: unknown): Pick<Omission, "code" | "reason"> {
  if (error instanceof TooLarge) return { code: "too-large" };
  if (error instanceof SubmissionError) return { code: "no-lab" };
  return { code: "unreadable", reason: error instanceof Error ? error.message : String(error) };
}

/** @throws TooLarge when there are more files than a submission may have. */
function readFiles(name: string, folder: string, omissions: Omission[]): SourceFile[] {
  const code = [...ownFiles(folder)].filter(([path]) => isCode(path));
  const long = code.filter(([, bytes]) => bytes.length > MAX_FILE_BYTES);
  omissions.push(...long.map(([path]) => ({ name, path, code: "long-file" }) as const));
  return code
    .filter(([, bytes]) => bytes.length <= MAX_FILE_BYTES)
    .map(([path, bytes]) => ({ path, text: Buffer.from(bytes).toString("utf8") }));
}

/** The code of a lab as it was given out. */
export function readSkeleton(lab: string): SourceFile[] {
  return Object.entries(readPristine(lab).files).map(([path, text]) => ({ path, text }));
}
