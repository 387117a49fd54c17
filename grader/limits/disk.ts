import { readdirSync, statSync, statfsSync } from "node:fs";
import { join } from "node:path";

/** Entries of a folder that are counted; a folder with more has its size from these. */
const MAX_ENTRIES = 20_000;
/** With less room than this the disk is taken to be full. */
const LEAST_FREE_BYTES = 1024 * 1024;

/** The bytes of the files below a folder; links are not followed, and what is gone counts nothing. */
export function sizeOf(folder: string): number {
  let bytes = 0;
  let entries = 0;
  const folders = [folder];
  for (let place = folders.pop(); place !== undefined; place = folders.pop()) {
    for (const entry of list(place)) {
      entries += 1;
      if (entries > MAX_ENTRIES) return bytes;
      const path = join(place, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile()) bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    }
  }
  return bytes;
}

/** Whether there is no room left where a folder is. */
export function isDiskFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < LEAST_FREE_BYTES;
}

function list(folder: string): ReturnType<typeof readEntries> {
  try {
    return readEntries(folder);
  } catch {
    return [];
  }
}

const readEntries = (folder: string) => readdirSync(folder, { withFileTypes: true });
