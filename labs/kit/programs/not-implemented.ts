/**
 * Thrown by a skeleton where a student's code is still to come: it says whose turn it is. The hosts
 * print the stage with the file and line of the call instead of a stack trace.
 */
export class NotImplemented extends Error {
  /** The stage that fills this in, such as `lab5/transaction`. */
  readonly stage: string;

  constructor(stage: string) {
    super(`${stage} is still to be written`);
    this.name = "NotImplemented";
    this.stage = stage;
  }
}
