import { strFromU8, unzipSync, zipSync } from "fflate";
import type { Zippable } from "fflate";

/** What a zip may hold at most, so that a small file can't fill a disk. */
export const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
const MAX_FILES = 20_000;
const MAX_PATH_LENGTH = 400;
/** The earliest time that a zip can say: every file has it, so that equal contents give equal zips. */
const TIME = new Date(1980, 0, 1);
const LEVEL = 9;
/** A file of Unix that all may read and run: system 3, and the mode in the upper half. */
const EXECUTABLE = { os: 3, attrs: (0o100755 << 16) >>> 0 };

/** Files by their paths, with `/`. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** A zip that can't be taken. */
export class ZipError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ZipError";
  }
}

/**
 * Packs files. Equal files give equal bytes, on every machine; names are UTF-8 and say so.
 *
 * @param executable - the paths of those that are programs, where the system has a mark for it.
 */
export function pack(files: Files, executable: ReadonlySet<string> = new Set()): Uint8Array {
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  const entries: Zippable = Object.fromEntries(
    sorted.map(([path, bytes]) => [
      path,
      [bytes, { mtime: TIME, level: LEVEL, ...(executable.has(path) && EXECUTABLE) }],
    ]),
  );
  return zipSync(entries);
}

/**
 * Unpacks a zip of somebody else. Links become files, folders are left out.
 *
 * @throws ZipError when it is none, is too large, or a name leads out of the folder.
 */
export function unpack(bytes: Uint8Array): Files {
  let total = 0;
  let count = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith("/")) return false;
        if (!isInside(name)) throw new ZipError(`a path leads out of it: ${name.slice(0, 100)}`);
        total += originalSize;
        count += 1;
        if (total > MAX_UNPACKED_BYTES || count > MAX_FILES) throw new ZipError("it is too large");
        return true;
      },
    });
    return new Map(Object.entries(files));
  } catch (error) {
    if (error instanceof ZipError) throw error;
    throw new ZipError((error as Error).message);
  }
}

/** Whether a path stays below the folder that it starts from, on every system, and is of a usual length. */
export function isInside(path: string): boolean {
  return path.length <= MAX_PATH_LENGTH && staysBelow(path);
}

/** Whether a path stays below the folder that it starts from, on every system. */
export function staysBelow(path: string): boolean {
  const isOdd = path === "" || /[\\:\0]/.test(path);
  return !isOdd && !path.split("/").some((part) => part === ".." || part === "." || part === "");
}

/** A file of a zip as text. */
export function textOf(bytes: Uint8Array | undefined): string | null {
  return bytes === undefined ? null : strFromU8(bytes);
}
