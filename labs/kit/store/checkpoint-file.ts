/**
 * How a checkpoint stands in its file: a line of JSON, the program's state, and the SHA-256 of both.
 *
 *     {"ledger-checkpoint":1,"position":…,"digest":"…",…}⏎STATE…SHA-256
 *
 * It is never trusted by itself. Its last bytes tell that it is whole; the digest in its first line
 * that the log before its position is, byte by byte, the one that it was made of.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { isZeros } from "./entry.ts";

/** What a file's checkpoint is named by, behind the file's own name. */
export const CHECKPOINT_SUFFIX = ".checkpoint";

/** The form of the file; a later, incompatible one takes another number. */
const FORM = 1;
const NEWLINE = 0x0a;
const DIGEST_BYTES = 32;

/** What a checkpoint stands for. */
export interface CheckpointHead {
  /** The form of the program's state: what another form says is not understood. */
  readonly stateForm: string;
  /** Where the lines of the log end that went into the state, in bytes from its begin. */
  readonly position: number;
  /** SHA-256 of the log up to there, lower-case hex. */
  readonly digest: string;
  /** The difficulty that the log has there; null: none yet. */
  readonly zeros: number | null;
  /** The number of the last record of each writer. */
  readonly writers: readonly (readonly [string, number])[];
  /** Whether a change stands behind the last start mark. */
  readonly isChanged: boolean;
}

/** A checkpoint that was read. */
export interface Checkpoint {
  readonly head: CheckpointHead;
  /** The program's state. */
  readonly state: Buffer;
}

/** The bytes of a checkpoint's file, piece after piece. */
export function* checkpointBytes(
  head: CheckpointHead,
  state: Iterable<Uint8Array>,
): Generator<Uint8Array, void, undefined> {
  const hash = createHash("sha256");
  const line = Buffer.from(`${JSON.stringify({ "ledger-checkpoint": FORM, ...head })}\n`);
  hash.update(line);
  yield line;
  for (const piece of state) {
    hash.update(piece);
    yield piece;
  }
  yield hash.digest();
}

/**
 * Reads a checkpoint's file; null when there is none, it is not whole, or of another form. Nothing is
 * said then: a checkpoint is only a shorter way to what the log says.
 */
export function readCheckpoint(path: string, stateForm: string): Checkpoint | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return null;
  }
  const end = bytes.length - DIGEST_BYTES;
  const lineEnd = bytes.indexOf(NEWLINE);
  if (lineEnd === -1 || lineEnd >= end) return null;
  const digest = createHash("sha256").update(bytes.subarray(0, end)).digest();
  if (!digest.equals(bytes.subarray(end))) return null;
  const head = readHead(bytes.toString("utf8", 0, lineEnd));
  if (head?.stateForm !== stateForm) return null;
  return { head, state: stateOf(bytes) };
}

/** The state in the bytes of a whole checkpoint. */
export function stateOf(checkpoint: Buffer): Buffer {
  return checkpoint.subarray(checkpoint.indexOf(NEWLINE) + 1, -DIGEST_BYTES);
}

function readHead(line: string): CheckpointHead | null {
  try {
    const head = JSON.parse(line) as CheckpointHead & { readonly "ledger-checkpoint": unknown };
    return head["ledger-checkpoint"] === FORM && isHead(head) ? head : null;
  } catch {
    return null;
  }
}

/** Whether the head of a whole file is what a program of this version has written. */
function isHead({ position, digest, zeros, writers }: CheckpointHead): boolean {
  return (
    Number.isSafeInteger(position) &&
    typeof digest === "string" &&
    (zeros === null || isZeros(zeros)) &&
    Array.isArray(writers)
  );
}
