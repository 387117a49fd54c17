/** A file of a submission, with its text. */
export interface SourceFile {
  /** With `/`, from the submission's folder. */
  readonly path: string;
  readonly text: string;
}

/** A submission as it is compared: what it is called, and its code. */
export interface SubmissionText {
  readonly name: string;
  readonly files: readonly SourceFile[];
}

/** What is code, by its name; everything else of a submission is not compared. */
const CODE =
  /\.([cm]?[jt]sx?|py|go|rs|java|kt|kts|scala|cs|c|cc|cpp|cxx|h|hpp|rb|php|swift|dart|ex|exs|hs|ml|lua)$/i;

/** Whether a file of this path is compared. */
export function isCode(path: string): boolean {
  return CODE.test(path) && !path.endsWith(".d.ts");
}
