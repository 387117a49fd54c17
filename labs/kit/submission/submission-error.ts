import { printable } from "../language/printable.ts";

/**
 * What can be wrong with a submission before any of its programs runs. The codes are stable; they are
 * ids of messages.
 *
 * - `no-reference`: the complete programs are asked for where they are not handed out.
 * - `no-folder`: there is no folder at the path.
 * - `no-manifest`: the folder has no `lab.json`.
 * - `bad-manifest`: `lab.json` is no JSON, or not of the form it should have.
 * - `outside`: `lab.json` names a file outside the submission's folder.
 * - `no-file`: `lab.json` names a file that is not there.
 * - `no-program`: `lab.json` does not say how this program starts.
 * - `does-not-compile`: a module can't be turned into JavaScript.
 * - `imports-outside`: a module imports a file that is no part of the submission.
 * - `too-large`: there are more files than a submission may have.
 */
export type SubmissionErrorCode =
  | "no-reference"
  | "no-folder"
  | "no-manifest"
  | "bad-manifest"
  | "outside"
  | "no-file"
  | "no-program"
  | "does-not-compile"
  | "imports-outside"
  | "too-large";

/** A fault of a submission that is found before it runs. */
export class SubmissionError extends Error {
  readonly code: SubmissionErrorCode;
  /** What the message of that code tells: the path, the program, the reason; they can be printed. */
  readonly details: Readonly<Record<string, string>>;

  constructor(code: SubmissionErrorCode, details: Readonly<Record<string, string>>) {
    super(`${code}: ${JSON.stringify(details)}`);
    this.name = "SubmissionError";
    this.code = code;
    // A manifest and a compiler's words about a module quote what somebody wrote.
    this.details = Object.fromEntries(
      Object.entries(details).map(([name, text]) => [name, printable(text)]),
    );
  }
}
