import { restoreLang } from "./npm-options.ts";
import { UsageError } from "./usage-error.ts";
import { spokenLanguage } from "./read-command-line.ts";
import { kitSay } from "../language/kit-say.ts";
import type { Language } from "../language/language.ts";

/** How a program that can't go on ends: what it says last, and status 1. */
export class ProgramError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ProgramError";
  }
}

/** What {@link runProgram} gives a program. */
export interface Run {
  readonly args: readonly string[];
  readonly language: Language;
}

/**
 * Runs the main part of a program. A mistake of its user ends it with status 2 and one line on
 * standard error, another error that is foreseen with status 1; neither shows a stack trace.
 *
 * @param isForeseen - tells foreseen errors besides {@link ProgramError}.
 */
export function runProgram(
  main: (run: Run) => void | Promise<void>,
  isForeseen: (error: unknown) => boolean = () => false,
): void {
  const args = restoreLang(process.argv.slice(2), process.env);
  const language = spokenLanguage(args, process.env);
  const fail = (error: unknown): void => {
    if (error instanceof UsageError) {
      const hint = kitSay(language)("usage.hint");
      process.stderr.write(`${error.message}\n${hint}\n`);
      process.exitCode = 2;
    } else if (error instanceof ProgramError || isForeseen(error)) {
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = 1;
    } else {
      throw error;
    }
  };
  Promise.resolve()
    .then(() => main({ args, language }))
    .catch(fail);
}
