import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Submission } from "../../../labs/kit/submission/find-submission.ts";
import { SubmissionError } from "../../../labs/kit/submission/submission-error.ts";
import { filesOf } from "../../cluster/snapshot.ts";
import type { Bundle } from "./bundle.ts";

/** How a submission's files differ from those that were graded: paths below its root. */
export interface Staleness {
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  readonly added: readonly string[];
}

/**
 * How a submission differs from the one that a bundle tells of; null when it is the same. A submission
 * of TypeScript modules is made of what its programs import, so a file that none imports is no part of
 * it; one that is started by command lines is made of all its files.
 */
export function staleness(
  { manifest }: Pick<Bundle, "manifest">,
  submission: Submission,
): Staleness | null {
  const graded = new Map(manifest.submission.files.map(({ path, sha256 }) => [path, sha256]));
  const changed: string[] = [];
  const missing: string[] = [];
  for (const [path, sha256] of graded) {
    const now = hashOf(join(submission.root, path));
    if (now === null) missing.push(path);
    else if (now !== sha256) changed.push(path);
  }
  const added = allFiles(submission).filter((path) => !graded.has(path));
  const isSame = changed.length + missing.length + added.length === 0;
  return isSame ? null : { changed, missing, added };
}

/** All files of a submission with command lines; none of one with modules alone. */
function allFiles({ programs, root }: Submission): readonly string[] {
  const starts = Object.values(programs);
  const hasCommand = starts.some(
    (start) => !(start instanceof SubmissionError) && start.kind === "command",
  );
  if (!hasCommand) return [];
  try {
    return filesOf(root);
  } catch (error) {
    if (error instanceof SubmissionError) return [];
    throw error;
  }
}

function hashOf(file: string): string | null {
  try {
    return createHash("sha256").update(readFileSync(file)).digest("hex");
  } catch {
    return null;
  }
}
