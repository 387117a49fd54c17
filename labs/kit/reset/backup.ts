import { constants, copyFileSync } from "node:fs";

/** Backups of one file on one day, at most. */
const MAX_BACKUPS = 10_000;

/**
 * Copies a file beside itself, as `node.ts.2026-11-21-1.bak`: the day, and the first number of which
 * there is none. Never overwrites.
 *
 * @returns the path of the copy.
 * @throws Error with a `code` when it can't be copied.
 */
export function backUp(path: string, now = new Date()): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  for (let number = 1; number <= MAX_BACKUPS; number += 1) {
    const backup = `${path}.${day}-${number}.bak`;
    try {
      copyFileSync(path, backup, constants.COPYFILE_EXCL);
      return backup;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  throw new Error(`${path} has too many backups of today: remove some`);
}
