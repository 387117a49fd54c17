import process from "node:process";
import { ProgramError, runProgram } from "../../labs/kit/command-line/run-program.ts";
import type { Run } from "../../labs/kit/command-line/run-program.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { faultText } from "../record/fault-text.ts";
import { createSay } from "../report/explain.ts";

/** The exit status of a fault of the grader or the machine, which never costs a point. */
export const FAULT_STATUS = 3;

/**
 * Runs one of the grader's programs, started as `node launch.js NAME arguments…`. A mistake of its user
 * ends it with status 2, another error that is foreseen with 1; what nobody has foreseen is a fault of ours, whatever it was that failed.
 */
export function runGraderProgram(main: (run: Run) => Promise<void>): void {
  process.argv.splice(2, 1);
  runProgram(async (run) => {
    try {
      await main(run);
    } catch (error) {
      if (error instanceof UsageError || error instanceof ProgramError) throw error;
      tellFault(error, run.language);
      process.exitCode = FAULT_STATUS;
    }
  });
}

/** Says that the grader or the machine is at fault, with the stack: it is for whoever mends it. */
export function tellFault(error: unknown, language: Language): void {
  process.stderr.write(`${createSay(language)("fault", { error: faultText(error) })}\n`);
}
