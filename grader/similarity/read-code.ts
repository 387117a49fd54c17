import { readPristine } from "../../labs/kit/reset/pristine.ts";
import { ownFiles } from "../../labs/kit/submit/own-files.ts";
import { isCode } from "./source-text.ts";
import type { SourceFile, SubmissionText } from "./source-text.ts";

/** A file that is longer was made by a program. */
const MAX_FILE_BYTES = 512 * 1024;

/**
 * The code of a submission.
 *
 * @param folder - of its lab: the one with the manifest.
 * @throws TooLarge when it has more files than a submission may have.
 */
export function readCode(name: string, folder: string): SubmissionText {
  const files = [...ownFiles(folder)]
    .filter(([path, bytes]) => isCode(path) && bytes.length <= MAX_FILE_BYTES)
    .map(([path, bytes]) => ({ path, text: Buffer.from(bytes).toString("utf8") }));
  return { name, files };
}

/** The code of a lab as it was given out. */
export function readSkeleton(lab: string): SourceFile[] {
  return Object.entries(readPristine(lab).files).map(([path, text]) => ({ path, text }));
}
