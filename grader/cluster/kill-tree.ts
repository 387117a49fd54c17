import { spawnSync } from "node:child_process";

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
