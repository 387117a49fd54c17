import { closeSync, fdatasync, fstatSync, openSync, readSync, statSync, writeSync } from "node:fs";
import { cannotOpen, diskFault, StoreError, systemCode } from "./store-error.ts";

/** Bytes that one reading call asks for. */
const CHUNK_BYTES = 64 * 1024;

/**
 * The longest line that is read, and so the largest record: four times the largest frame, for what
 * a block's times and links add to it. Longer lines are nobody's record and are not held in memory.
 */
const MAX_RECORD_BYTES = 64 * 1024 * 1024;

const NEWLINE = 0x0a;
/** Short writes in a row after which the disk is taken to be full. */
const MAX_SHORT_WRITES = 8;

/** How a `LogFile` is used; the limits are for tests. */
export interface LogFileOptions {
  /** Bytes of the longest line; 64 MiB when left out. */
  readonly maxLineBytes?: number;
  /** Writes bytes to the end of the file, returns how many were written; `writeSync` when left out. */
  readonly write?: (descriptor: number, bytes: Uint8Array) => number;
  /** Told of all bytes that the position goes over, in the file's order, as they were when read. */
  readonly onTaken?: (bytes: Uint8Array) => void;
}

/**
 * A file of lines that several processes append to. Each `append` is one write, which the system
 * puts at the end of the file as it is then, so nobody writes over anybody.
 */
export class LogFile {
  /** The path as it was given, for messages. */
  readonly path: string;
  readonly #maxLineBytes: number;
  readonly #write: (descriptor: number, bytes: Uint8Array) => number;
  readonly #chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  readonly #onTaken: ((bytes: Uint8Array) => void) | undefined;
  /** Takes the byte before an offset and, if there is one, the byte behind it. */
  readonly #around = Buffer.allocUnsafe(2);
  #descriptor: number | undefined;
  /** Offset of the first byte behind the lines that were read. */
  #position = 0;
  /** Offset up to which bytes were looked at; beyond the position when the last line has no end. */
  #seen = 0;
  /** Whether the position is inside a line that is too long. */
  #skipping = false;

  /**
   * Opens the file; makes it when it is missing.
   *
   * @throws {CANNOT_OPEN} when it is a folder or a device, or the system refuses.
   */
  constructor(path: string, options: LogFileOptions = {}) {
    this.path = path;
    this.#maxLineBytes = options.maxLineBytes ?? MAX_RECORD_BYTES;
    this.#write = options.write ?? writeSync;
    this.#onTaken = options.onTaken;
    this.#descriptor = openForAppend(path);
  }

  /** Closes the file; does nothing when it is closed already. */
  close(): void {
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    if (descriptor !== undefined) closeSync(descriptor);
  }

  /** Brings all that was written before, by whom ever, to the disk itself. */
  sync(done: (error: Error | null) => void): void {
    fdatasync(this.#open(), (error) => {
      done(error === null ? null : diskFault(this.path, "write", error));
    });
  }

  /** The file's first bytes, at most `count`. */
  head(count: number): Buffer {
    const bytes = Buffer.alloc(count);
    return bytes.subarray(0, this.#read(bytes, 0));
  }

  /**
   * Appends bytes in one write. One that was cut short is repeated whole, since another process may
   * have written behind it; what it left is a torn line.
   *
   * @throws {TOO_LARGE} when a reader would not take the line.
   * @throws {DISK} when the system refuses, such as on a full disk.
   */
  append(bytes: Uint8Array): void {
    if (bytes.length > this.#maxLineBytes) {
      const limit = `at most ${String(this.#maxLineBytes)} bytes; make the change smaller`;
      throw new StoreError("TOO_LARGE", `A record of ${this.path} has ${limit}`);
    }
    const descriptor = this.#open();
    try {
      for (let tries = 0; tries < MAX_SHORT_WRITES; tries++) {
        if (this.#write(descriptor, bytes) === bytes.length) return;
      }
    } catch (error) {
      throw diskFault(this.path, "write", error);
    }
    throw diskFault(this.path, "write", Object.assign(new Error("short"), { code: "ENOSPC" }));
  }

  /**
   * The file's size when there is something behind what was looked at, else null.
   *
   * @throws {DAMAGED} when the file is shorter than what was read of it.
   */
  grownTo(): number | null {
    const seen = Math.max(this.#position, this.#seen);
    if (this.#endsAt(seen)) return null;
    const { size } = fstatSync(this.#open());
    if (size < this.#position) throw this.damaged();
    return size === seen ? null : size;
  }

  /**
   * Takes what this process appended last as read, if it stands right behind what was read and nobody
   * has written since: then reading it would give just these bytes. Whether it was so.
   *
   * @param bytes - what was appended, with a newline at its end.
   */
  pass(bytes: Uint8Array): boolean {
    const end = this.#position + bytes.length;
    if (this.#skipping || !this.#endsAt(end)) return false;
    this.#position = end;
    this.#onTaken?.(bytes);
    return true;
  }

  /**
   * Where the lines that were read end, in bytes from the file's begin; undefined inside of a line
   * that is too long.
   */
  get position(): number | undefined {
    return this.#skipping ? undefined : this.#position;
  }

  /** Goes on behind an offset, where a line has ended, as if what is before it had been read. */
  goOn(offset: number): void {
    this.#position = offset;
  }

  /** The file's first bytes up to an offset, in chunks; each is valid until the next is asked for. */
  *chunks(end: number): Generator<Buffer, void, undefined> {
    for (let offset = 0; offset < end;) {
      const chunk = this.#chunk.subarray(0, this.#read(this.#chunk, offset));
      if (chunk.length === 0) return;
      yield chunk.subarray(0, end - offset);
      offset += chunk.length;
    }
  }

  /**
   * The further lines that have their newline, without it, blank ones left out. Whoever stops early
   * goes on behind the last line taken. A line's bytes are valid until the next one is asked for.
   *
   * @param end - Offset in bytes behind which no further chunk is read.
   * @throws {DISK} when the system refuses to read.
   */
  *lines(end = Infinity): Generator<Buffer, void, undefined> {
    let held: Buffer[] = [];
    let heldBytes = 0;
    let offset = this.#position;
    while (offset < end) {
      const chunk = this.#chunk.subarray(0, this.#read(this.#chunk, offset));
      if (chunk.length === 0) break;
      const before = held;
      const chunkOffset = offset;
      try {
        let start = 0;
        for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, start)) {
          const rest = chunk.subarray(start, at);
          const isLine = !this.#skipping && rest.length + heldBytes > 0;
          const line = heldBytes === 0 ? rest : Buffer.concat([...held, rest]);
          start = at + 1;
          this.#position = offset + start;
          this.#skipping = false;
          held = [];
          heldBytes = 0;
          if (isLine && line.length <= this.#maxLineBytes) yield line;
        }
        offset += chunk.length;
        if (this.#skipping || heldBytes + chunk.length - start > this.#maxLineBytes) {
          this.#skipping = true;
          this.#position = offset;
          held = [];
          heldBytes = 0;
        } else if (start < chunk.length) {
          held.push(Buffer.from(chunk.subarray(start)));
          heldBytes += chunk.length - start;
        }
      } finally {
        this.#tell(before, chunk.subarray(0, Math.max(0, this.#position - chunkOffset)));
      }
    }
    this.#seen = offset;
  }

  /** The error for a file that has lost what was in it. */
  damaged(): StoreError {
    const advice = "stop every program that uses it and start again with another file (-r)";
    return new StoreError(
      "DAMAGED",
      `${this.path} was cut or written over while in use; ${advice}`,
    );
  }

  /** Tells of bytes that the position went over: none when it is still before this chunk. */
  #tell(before: readonly Buffer[], taken: Buffer): void {
    if (this.#onTaken === undefined || taken.length === 0) return;
    for (const bytes of before) this.#onTaken(bytes);
    this.#onTaken(taken);
  }

  /** Whether the file ends at an offset; asked for two bytes, which costs less than for its size. */
  #endsAt(offset: number): boolean {
    return offset > 0 && this.#read(this.#around, offset - 1) === 1;
  }

  #read(bytes: Buffer, offset: number): number {
    const descriptor = this.#open();
    try {
      return readSync(descriptor, bytes, 0, bytes.length, offset);
    } catch (error) {
      throw diskFault(this.path, "read", error);
    }
  }

  #open(): number {
    if (this.#descriptor === undefined) throw new Error(`${this.path} is closed`);
    return this.#descriptor;
  }
}

/** Opens a file so that each write goes to its end; the descriptor. */
function openForAppend(path: string): number {
  let descriptor: number;
  try {
    descriptor = openSync(path, "a+");
  } catch (error) {
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
    throw cannotOpen(path, isFolder ? "EISDIR" : systemCode(error), error);
  }
  if (fstatSync(descriptor).isFile()) return descriptor;
  closeSync(descriptor);
  throw cannotOpen(path, "ENOTFILE");
}
