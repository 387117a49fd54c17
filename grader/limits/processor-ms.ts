import { readFileSync, readdirSync } from "node:fs";

/**
 * Milliseconds of processor time that a process's threads have used, of those that still run: what the
 * scheduler of Linux notes in nanoseconds. (`/proc/PID/stat` counts hundredths of a second, of which a
 * short start has four.)
 *
 * @returns null where the system does not tell it.
 */
export function processorMs(pid: number): number | null {
  if (process.platform !== "linux") return null;
  const folder = `/proc/${pid}/task`;
  try {
    const nanoseconds = readdirSync(folder).map((thread) => {
      return Number(readFileSync(`${folder}/${thread}/schedstat`, "utf8").split(" ")[0]);
    });
    const sum = nanoseconds.reduce((one, other) => one + other, 0) / 1e6;
    return sum > 0 ? sum : null;
  } catch {
    return null;
  }
}
