import type { Files } from "../archive/zip.ts";
import { HANDOUT_FILE } from "./handout-file.ts";
import type { HandoutList } from "./handout-file.ts";

/** A file of a lab: `labs/lab5/ledger/pool.ts`. */
const LAB_FILE = /^labs\/(lab\d+)\/(.+)$/;
/** What says how the labs were given out: written last, so that an update can be begun again. */
const PRISTINE = "labs/kit/pristine/";

/** One thing to do. */
export interface Change {
  readonly path: string;
  /** `write` it, `remove` it, or put what is newer `beside` it. */
  readonly kind: "write" | "remove" | "beside";
}

/** What an update has to look at. */
export interface Situation {
  readonly old: HandoutList;
  readonly files: Files;
  /** The bytes of a file of the project now; null when there is none. */
  readonly read: (path: string) => Uint8Array | null;
  /** The text with which a file of a lab was given out; null when it was not. */
  readonly given: (lab: string, file: string) => string | null;
}

/**
 * What makes the project that of the new handout: everything but what a student wrote is replaced.
 * What says how the labs were given out comes last.
 */
export function planUpdate({ old, files, read, given }: Situation): Change[] {
  const isOwn = (path: string, now: Uint8Array): boolean => {
    const [, lab, file] = LAB_FILE.exec(path) ?? [];
    if (lab === undefined || file === undefined) return false;
    return given(lab, file) !== plain(now);
  };
  const changes: Change[] = [];
  for (const [path, bytes] of files) {
    const now = read(path);
    if (now !== null && plain(now) === plain(bytes)) continue;
    if (now === null || !isOwn(path, now)) changes.push({ path, kind: "write" });
    else {
      const [, lab = "", file = ""] = LAB_FILE.exec(path) ?? [];
      if (given(lab, file) !== plain(bytes)) changes.push({ path, kind: "beside" });
    }
  }
  for (const path of old.files) {
    const now = files.has(path) ? null : read(path);
    if (now !== null && !isOwn(path, now)) changes.push({ path, kind: "remove" });
  }
  return changes.sort((one, other) => lateness(one.path) - lateness(other.path));
}

function lateness(path: string): number {
  return path === HANDOUT_FILE ? 2 : path.startsWith(PRISTINE) ? 1 : 0;
}

/** Bytes as a text to compare; how lines end depends on the tool that copied the file. */
function plain(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8").replaceAll("\r\n", "\n");
}
