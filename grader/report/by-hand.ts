import type { Failure } from "../check/failure.ts";
import type { RunRecord } from "../record/record.ts";
import { submissionOption } from "./grade-command.ts";

/** The port of a node that is started by hand. */
const PORT = 9000;
const URL = `ws://localhost:${PORT}/ws`;

/**
 * The commands by which a fresh node shows a failure: one to start it, and one for each frame. They are
 * written for the shell of the machine: a POSIX one, or PowerShell. Empty where that would not show it.
 */
export function commandsByHand(failure: Failure, record: RunRecord, check: string): string[] {
  const { frames = [] } = failure;
  if (frames.length === 0) return [];
  const isWindows = record.machine.platform === "win32";
  // Lab 3 has no store; where there is one, an old file would be an old ledger.
  const store = record.lab === "lab5" ? `${check}-${record.seed}.db` : undefined;
  return isWindows
    ? [
        // PowerShell may swallow a lone `--`: then npm hands on only long options with a value.
        `npm run node --lab=${record.lab}${submissionOption(record, "=")} --port=${PORT}${store === undefined ? "" : ` --db=${store}`}`,
        // It takes quotes out of arguments, in a way that depends on its version, but not out of input.
        ...frames.map((frame) => `${quoteForPowerShell(frame)} | npm run send ${URL}`),
      ]
    : [
        `npm run node -- --lab ${record.lab}${submissionOption(record, " ")} -p ${PORT}${store === undefined ? "" : ` -r ${store}`}`,
        ...frames.map((frame) => `npm run send -- ${URL} ${quoteForPosix(frame)}`),
      ];
}

/** A text as one word of a POSIX shell. */
function quoteForPosix(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A text as one string of PowerShell, which pipes ASCII only: JSON has an escape for everything else. */
function quoteForPowerShell(text: string): string {
  const ascii = text.replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `'${ascii.replaceAll("'", "''")}'`;
}
