import { CheckFailure } from "../check/failure.ts";
import type { Breach } from "../limits/limits.ts";
import type { ProgramProcess } from "./program-process.ts";

/** The rule that limits are explained by. */
const LIMITS_RULE = "limits";
/** Why a program can't be started where the machine has nothing left to start it with. */
const MACHINE_ERRORS = ["EAGAIN", "EMFILE", "ENFILE", "ENOMEM"];

/**
 * The failure of a program that has ended by itself.
 *
 * @throws Error when bubblewrap or the system could not start it: that is the machine's fault.
 */
export function exited(program: string, process: ProgramProcess): CheckFailure {
  const { code, signal, error, breach, broken } = process.exit ?? { code: null, signal: null };
  if (broken !== undefined) throw new Error(`${program} could not be isolated: ${broken}`);
  if (error !== undefined && MACHINE_ERRORS.includes(error)) {
    throw new Error(`${program} could not be started: ${error}`);
  }
  if (breach !== undefined) return overLimit(program, breach);
  const got = error ?? (signal === null ? `status ${code ?? "?"}` : `signal ${signal}`);
  return new CheckFailure({ code: "exited", program, got });
}

/** The failure of a program that went over a limit. */
export function overLimit(program: string, { code, limit, measured }: Breach): CheckFailure {
  const rule = LIMITS_RULE;
  return new CheckFailure({ code, program, expected: limit, got: measured, rule });
}
