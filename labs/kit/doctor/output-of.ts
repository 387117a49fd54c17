import { execFile } from "node:child_process";
import { COMMAND_TIMEOUT_MS } from "./finding.ts";

/** What a command of the system prints; null when it is not there, fails or takes too long. */
export async function outputOf(command: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    const options = { timeout: COMMAND_TIMEOUT_MS, windowsHide: true };
    try {
      execFile(command, [...args], options, (error, stdout) => {
        resolve(error === null ? stdout : null);
      });
    } catch {
      resolve(null);
    }
  });
}
