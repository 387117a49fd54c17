import { readFileSync } from "node:fs";

/** Linux counts processor time in hundredths of a second, whatever the machine. */
const TICKS_A_SECOND = 100;
/** Where user and system time stand behind the name of a process. */
const [USER, SYSTEM] = [11, 12];

/**
 * Seconds of processor time that a process has used, on Linux; elsewhere, the seconds of the clock:
 * what is measured then is disturbed by whatever else the machine does.
 */
export function processorSeconds(pid: number): number {
  if (process.platform !== "linux") return performance.now() / 1000;
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[USER]) + Number(fields[SYSTEM])) / TICKS_A_SECOND;
}
