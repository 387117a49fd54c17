import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The file that says which process writes to a folder of results. */
const LOCK_FILE = ".running";

/**
 * Takes a folder of results for this process, and gives it back when the process exits. What a process
 * that was killed has left behind counts for nothing.
 *
 * @returns null; or the process that has the folder.
 */
export function takeFolder(folder: string): number | null {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, LOCK_FILE);
  const other = Number(readText(file));
  if (other > 0 && other !== process.pid && isAlive(other)) return other;
  writeFileSync(file, String(process.pid));
  process.once("exit", () => {
    rmSync(file, { force: true });
  });
  return null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
