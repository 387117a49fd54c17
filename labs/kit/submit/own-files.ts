import { lstatSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** What a submission may hold, as the grader takes it. */
export const MAX_BYTES = 32 * 1024 * 1024;
export const MAX_FILES = 2000;
/** Folders with what can be made again. */
const LEFT_OUT = new Set(["node_modules", ".git", "dist", ".grade", "venv", ".venv", "target"]);
/** Backups, newer skeletons, ledgers and logs. */
const LEFT_OUT_FILES = /\.(bak|new|part|db|checkpoint|log)$|^\.DS_Store$|^Thumbs\.db$/i;

/** A folder that holds more than is taken. */
export class TooLarge extends Error {}

/**
 * The files of a lab that a student hands in, by their paths in its folder, with `/`. Links are not
 * followed.
 *
 * @throws TooLarge when they are more than {@link MAX_BYTES} or {@link MAX_FILES}.
 */
export function ownFiles(folder: string): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let bytes = 0;
  const visit = (at: string): void => {
    for (const name of readdirSync(join(folder, at)).sort()) {
      const path = at === "" ? name : `${at}/${name}`;
      const stat = lstatSync(join(folder, path));
      if (stat.isDirectory() && !LEFT_OUT.has(name)) visit(path);
      if (!stat.isFile() || LEFT_OUT_FILES.test(name)) continue;
      bytes += stat.size;
      if (bytes > MAX_BYTES || files.size >= MAX_FILES) throw new TooLarge();
      files.set(path, readFileSync(join(folder, path)));
    }
  };
  visit("");
  return files;
}
