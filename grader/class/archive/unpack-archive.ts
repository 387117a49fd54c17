import { closeSync, openSync, readSync } from "node:fs";
import { ArchiveError } from "./archive-error.ts";
import { unpackTar } from "./read-tar.ts";
import { unpackZip } from "./read-zip.ts";
import type { Unpacking } from "./unpacking.ts";

/** A file that is called so is an archive, or one is meant. */
const ARCHIVE_NAME = /\.(zip|tar|tgz|tar\.gz|rar|7z|tar\.(bz2|xz|zst)|tbz2?|txz|bz2|xz)$/i;
/** Where a tarball has its mark. */
const TAR_MARK_AT = 257;
const HEAD_BYTES = 262;

/** Whether a file is an archive by its name: one that can be read, or one that can't. */
export function isArchiveName(name: string): boolean {
  return ARCHIVE_NAME.test(name);
}

/** A file's name without the ending of an archive. */
export function withoutEnding(name: string): string {
  return name.replace(ARCHIVE_NAME, "");
}

/**
 * Unpacks an archive of whatever kind it is by its content, not by its name.
 *
 * @throws ArchiveError when it is none, of a kind that can't be read, damaged, too large or hostile.
 */
export async function unpackArchive(file: string, unpacking: Unpacking): Promise<void> {
  const kind = kindOf(readHead(file));
  try {
    if (kind === "zip") await unpackZip(file, unpacking);
    else await unpackTar(file, kind === "tgz", unpacking);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    // The disk or our rights, not the archive.
    if (code !== undefined && /^(ENOSPC|EACCES|EPERM|EROFS|EMFILE|EIO|EDQUOT)$/.test(code))
      throw error;
    throw new ArchiveError("damaged", { reason: message.slice(0, 200) });
  }
}

/** @throws ArchiveError when it is no archive that can be read. */
function kindOf(head: Buffer): "zip" | "tar" | "tgz" {
  const begins = (text: string): boolean => head.toString("latin1").startsWith(text);
  if (begins("PK\x03\x04") || begins("PK\x05\x06")) return "zip";
  if (begins("\x1f\x8b")) return "tgz";
  if (head.toString("latin1", TAR_MARK_AT, HEAD_BYTES) === "ustar") return "tar";
  if (begins("Rar!")) throw new ArchiveError("unreadable-kind", { kind: "rar" });
  if (begins("7z\xbc\xaf\x27\x1c")) throw new ArchiveError("unreadable-kind", { kind: "7z" });
  if (begins("BZh")) throw new ArchiveError("unreadable-kind", { kind: "bzip2" });
  if (begins("\xfd7zXZ")) throw new ArchiveError("unreadable-kind", { kind: "xz" });
  throw new ArchiveError("not-archive");
}

function readHead(file: string): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  const opened = openSync(file, "r");
  try {
    return head.subarray(0, readSync(opened, head, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(opened);
  }
}
