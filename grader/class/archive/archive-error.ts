/**
 * Why an archive was not opened. The codes are stable; they are ids of messages (`archive.CODE`).
 *
 * - `unreadable-kind`: a kind of archive that can't be read here, such as rar. - `not-archive`: no archive.
 * - `damaged`: it ends early, or contradicts itself. - `encrypted`: it asks for a password.
 * - `leads-out`: a path in it leads out of it. - `bad-name`: a name that some system can't have.
 * - `long-name`: a path in it is too long. - `too-deep`: a path in it has too many folders.
 * - `same-name`: two of its paths are one on some systems.
 * - `too-large`: it unpacks to too many bytes. - `too-many`: it has too many files and folders.
 * - `nested`: archives in archives, too deep.
 */
export type ArchiveFault =
  | "unreadable-kind"
  | "not-archive"
  | "damaged"
  | "encrypted"
  | "leads-out"
  | "bad-name"
  | "long-name"
  | "too-deep"
  | "same-name"
  | "too-large"
  | "too-many"
  | "nested";

/** What a message about a fault of an archive tells. */
export type FaultDetails = Readonly<Record<string, string | number>>;

/** An archive that is not taken: its sender's fault, told to the teacher and the student. */
export class ArchiveError extends Error {
  readonly code: ArchiveFault;
  /** What the message of that code tells: the path, the limit, the reason. */
  readonly details: FaultDetails;

  constructor(code: ArchiveFault, details: FaultDetails = {}) {
    super(`${code}: ${JSON.stringify(details)}`);
    this.name = "ArchiveError";
    this.code = code;
    this.details = details;
  }
}
