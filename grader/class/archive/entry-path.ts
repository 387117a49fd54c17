import { cutText } from "../../../labs/kit/language/printable.ts";
import { ArchiveError } from "./archive-error.ts";

/** Bytes of a path in an archive, and of one name in it, at most: every file system takes these. */
const MAX_PATH_BYTES = 1000;
const MAX_NAME_BYTES = 240;
/** A longer name's beginning and end that a stand-in keeps, in bytes and characters: it may end in `.zip`. */
const KEPT_BYTES = 180;
const KEPT_END = 12;
/** Parts of a path that a stand-in keeps: an export has a folder of its own, one of each student, and files. */
const KEPT_PARTS = 3;
/** Characters of a name that a message shows. */
const SHOWN = 80;
/** Names that Windows keeps for devices, whatever follows the first dot. */
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(\.|$)/i;

/**
 * The path of an archive's entry, such that it stays below the folder that it is unpacked into, on every
 * system: parts without `/`. Backslashes part names as on Windows; characters that Windows refuses become
 * `_`; blanks and dots at the end of a name go.
 *
 * @throws ArchiveError `leads-out`, `bad-name` or `long-name`.
 */
export function entryParts(name: string): readonly string[] {
  const path = name.replaceAll("\\", "/");
  const shown = shownPath(name);
  if (Buffer.byteLength(path) > MAX_PATH_BYTES)
    throw new ArchiveError("long-name", { path: shown });
  if (path.includes("\0"))
    throw new ArchiveError("bad-name", { path: shown.replaceAll("\0", "�") });
  if (path.startsWith("/") || /^[a-z]:/i.test(path)) {
    throw new ArchiveError("leads-out", { path: shown });
  }
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) throw new ArchiveError("leads-out", { path: shown });
  return parts.map((part) => safePart(part, shown));
}

/** What a message shows of a path in an archive. */
export function shownPath(name: string): string {
  return cutText(name, SHOWN);
}

/**
 * The path of what stands in for an entry whose own path can't be: in the same folder where that can be,
 * and called alike. It has no faults of its own.
 */
export function standInPath(name: string): readonly string[] {
  return name
    .replaceAll("\\", "/")
    .split("/")
    .filter((part, at) => part !== "." && (part !== "" || at === 0))
    .slice(0, KEPT_PARTS)
    .map((part) => {
      const safe = cleaned(shortened(part)) || "_";
      return DEVICE.test(safe) ? `_${safe}` : safe;
    });
}

function shortened(part: string): string {
  if (Buffer.byteLength(part) < MAX_NAME_BYTES) return part;
  const begin = Buffer.from(part)
    .subarray(0, KEPT_BYTES)
    .toString()
    .replace(/\uFFFD+$/, "");
  return `${begin}_${Array.from(part.slice(-2 * KEPT_END))
    .slice(-KEPT_END)
    .join("")}`;
}

function safePart(part: string, shown: string): string {
  const safe = cleaned(part);
  if (safe === "" || DEVICE.test(safe)) throw new ArchiveError("bad-name", { path: shown });
  if (Buffer.byteLength(safe) > MAX_NAME_BYTES)
    throw new ArchiveError("long-name", { path: shown });
  return safe;
}

/** A name without what Windows refuses in it. */
function cleaned(part: string): string {
  return part.replaceAll(/[<>:"|?*\p{Cc}]/gu, "_").replace(/[\s.]+$/u, "");
}
