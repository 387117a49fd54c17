/**
 * What can be wrong with a store. The codes are stable; the message is for people.
 *
 * - `CANNOT_OPEN`: the path is a folder, or the file may not be read and written.
 * - `NOT_A_STORE`: the file has content, and none of it is a store's record. It was left as it is.
 * - `OTHER_FORM`: the file is of another difficulty (`-z`) than the one asked for.
 * - `TOO_LARGE`: a change is larger than a record may be. Nothing was written.
 * - `DISK`: a record could not be written or the file not be read. The change is not acknowledged.
 * - `DAMAGED`: what was in the file is not there any more: someone else cut it or wrote over it.
 */
export type StoreErrorCode =
  "CANNOT_OPEN" | "NOT_A_STORE" | "OTHER_FORM" | "TOO_LARGE" | "DISK" | "DAMAGED";

/**
 * A fault of a store's file, not of the code that uses it. Its message is one line that says what is
 * wrong and what to do.
 */
export class StoreError extends Error {
  /** Which fault it is. */
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "StoreError";
    this.code = code;
  }
}

/** The code of a system call's error, such as `ENOSPC`; empty when there is none. */
export function systemCode(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}

const OPEN_FAULTS: Readonly<Record<string, string>> = {
  EISDIR: "it is a folder; name a file with -r",
  ENOENT: "its folder does not exist; make the folder, or give another file with -r",
  ENOTDIR: "a part of its path is a file, not a folder; give another file with -r",
  EACCES: "you may not read and write it; change its permissions, or give another file with -r",
  EPERM: "you may not read and write it; change its permissions, or give another file with -r",
  EROFS: "its disk is read-only; give a file on another disk with -r",
  ENOSPC: "the disk is full; make room, or give a file on another disk with -r",
  EBUSY: "another program has locked it; close that program, or give another file with -r",
};

/** The error for a file that could not be opened, from the system's code. */
export function cannotOpen(path: string, code: string, cause?: unknown): StoreError {
  const fault = OPEN_FAULTS[code] ?? `the system says ${code}; give another file with -r`;
  return new StoreError("CANNOT_OPEN", `Cannot open ${path}: ${fault}`, cause);
}

/** The error for a read or write that the system refused. */
export function diskFault(path: string, action: "read" | "write", cause: unknown): StoreError {
  const code = systemCode(cause);
  const full = code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG";
  const advice = full
    ? "the disk is full; make room and try again"
    : `the system says ${code === "" ? String(cause) : code}; check the disk`;
  return new StoreError("DISK", `Cannot ${action} ${path}: ${advice}`, cause);
}

/** The error for a file of another difficulty than the one asked for. */
export function otherForm(path: string, zeros: number, asked: number): StoreError {
  const made = `${path} was made with -z ${String(zeros)}`;
  const advice = `start without -z ${String(asked)}, or give another file with -r`;
  return new StoreError("OTHER_FORM", `${made}; ${advice}`);
}
