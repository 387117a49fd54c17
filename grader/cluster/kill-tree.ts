import { spawnSync } from "node:child_process";
import { processesMarked } from "../limits/process-table.ts";

/** The variable in the environment of every program that tells to which run it belongs. */
export const MARK_VARIABLE = "LEDGER_LAB_RUN";

/** How often is looked again for what was started while the rest was being ended. */
const MAX_ROUNDS = 100;

/**
 * Ends a process that leads its own group, and all that it started, at once and for good. A process
 * that is gone already is no error.
 */
export function killTree(pid: number): void {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(pid), "/T", "/F"], {
      stdio: "ignore",
      windowsHide: true,
    });
    return;
  }
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It is gone, and its group with it.
  }
}

/**
 * Ends every process with this mark, or with one that begins so: what has left the group and the parent
 * of a program keeps its environment. Not for Windows, where a process does not show it.
 */
export function killMarked(mark: string): void {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const pids = processesMarked(`${MARK_VARIABLE}=${mark}`).filter((pid) => pid !== process.pid);
    if (pids.length === 0) return;
    for (const pid of pids) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It has ended meanwhile.
      }
    }
  }
}
