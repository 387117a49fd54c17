import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ArchiveError } from "./archive-error.ts";
import { entryParts, shownPath } from "./entry-path.ts";

/** How much an archive may unpack to. */
export interface UnpackLimits {
  /** Bytes of the files that are written. */
  readonly bytes: number;
  /** Bytes that a tarball has besides: its headers, and what is left out, node_modules mostly. */
  readonly besides: number;
  /** Files, and the folders that they lie in. */
  readonly files: number;
}

const GIGABYTE = 1024 * 1024 * 1024;
/** What one submission may hold. */
export const SUBMISSION_LIMITS: UnpackLimits = {
  bytes: 64 * 1024 * 1024,
  besides: 2 * GIGABYTE,
  files: 20_000,
};
/** What the export of a whole class may hold: archives of submissions mostly. */
export const EXPORT_LIMITS: UnpackLimits = {
  bytes: 4 * GIGABYTE,
  besides: 2 * GIGABYTE,
  files: 200_000,
};

/** Entries that are looked at, left out or not: a student's node_modules may have that many. */
const MAX_SEEN = 500_000;
/** Names that a path may have: each may be a folder to be made. */
const MAX_DEPTH = 64;
/** What systems and tools leave beside a student's own files. */
const LEFT_OUT = new Set([
  ...["__macosx", "node_modules", ".git", ".ds_store", "thumbs.db", "desktop.ini"],
  ...[".grade", "__pycache__"],
]);

/** Whether a file or folder of this name is no part of a submission. */
export function isLeftOut(name: string): boolean {
  return LEFT_OUT.has(name.toLowerCase()) || name.startsWith("._");
}

/** A path as a system sees it that does not tell capitals apart. */
export function pathKey(parts: readonly string[]): string {
  return parts.join("/").normalize("NFC").toLowerCase();
}

/** A file of an archive that is to be written. */
export interface Target {
  readonly path: string;
  /** Of the file in the archive. */
  readonly time: Date | undefined;
}

/**
 * The files of archives, written below one folder and nowhere else, within limits that count what is
 * really written, not what an archive says of itself. Links are never made.
 */
export class Unpacking {
  readonly #root: string;
  readonly #limits: UnpackLimits;
  /** Paths by their keys. */
  readonly #files = new Set<string>();
  readonly #folders = new Set<string>();
  #seen = 0;
  #bytes = 0;
  #read = 0;

  constructor(root: string, limits: UnpackLimits) {
    this.#root = root;
    this.#limits = limits;
    mkdirSync(root, { recursive: true });
  }

  /**
   * Begins an entry of an archive; what is not a file only counts.
   *
   * @returns where the file goes; null when it is left out.
   * @throws ArchiveError when the entry must not be there.
   */
  begin(name: string, kind: "file" | "folder" | "other", time: Date | undefined): Target | null {
    this.#seen += 1;
    if (this.#seen > MAX_SEEN) throw new ArchiveError("too-many", { files: MAX_SEEN });
    const parts = entryParts(name);
    if (parts.length === 0 || parts.some(isLeftOut)) return null;
    if (kind !== "file") return null;
    if (parts.length > MAX_DEPTH) {
      throw new ArchiveError("too-deep", { path: shownPath(name), depth: MAX_DEPTH });
    }
    const keys = parts.map((_, at) => pathKey(parts.slice(0, at + 1)));
    const own = keys.pop() ?? "";
    const isTaken = this.#files.has(own) || this.#folders.has(own);
    if (isTaken || keys.some((key) => this.#files.has(key))) {
      throw new ArchiveError("same-name", { path: parts.join("/") });
    }
    this.#files.add(own);
    for (const key of keys) this.#folders.add(key);
    if (this.#files.size + this.#folders.size > this.#limits.files) {
      throw new ArchiveError("too-many", { files: this.#limits.files });
    }
    return { path: join(this.#root, ...parts), time };
  }

  /** Counts bytes of a file before they are kept. @throws ArchiveError `too-large`. */
  count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#limits.bytes) throw tooLarge(this.#limits.bytes);
  }

  /** Counts all that a tarball unpacks to, whatever it is. @throws ArchiveError `too-large`. */
  countRead(bytes: number): void {
    this.#read += bytes;
    const { besides } = this.#limits;
    if (this.#read - this.#bytes > besides) throw tooLarge(besides);
  }

  /** Writes a file whose bytes were counted. */
  write({ path, time }: Target, chunks: readonly Uint8Array[]): void {
    mkdirSync(join(path, ".."), { recursive: true });
    // An archive can't name a file that is there already: what is there was not made by it.
    writeFileSync(path, Buffer.concat(chunks), { flag: "wx" });
    if (time !== undefined && !Number.isNaN(time.getTime())) utimesSync(path, time, time);
  }
}

function tooLarge(bytes: number): ArchiveError {
  return new ArchiveError("too-large", { megabytes: bytes / 1024 / 1024 });
}
