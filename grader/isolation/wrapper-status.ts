/** How a program ended that bubblewrap ran, or why bubblewrap could not run it. */
export type WrapperStatus =
  | { readonly kind: "ran" }
  /** The command is not there, as the system says of it: `ENOENT`. */
  | { readonly kind: "no-command"; readonly error: string }
  /** Bubblewrap itself could not: a fault of the machine. */
  | { readonly kind: "broken"; readonly reason: string };

/** What the system says when a command can't be executed, by what bubblewrap says. */
const EXEC_ERRORS: readonly (readonly [RegExp, string])[] = [
  [/^bwrap: execvp .*: No such file or directory$/m, "ENOENT"],
  [/^bwrap: execvp .*: Permission denied$/m, "EACCES"],
  [/^bwrap: execvp .*: Exec format error$/m, "ENOEXEC"],
];

/**
 * What became of a program under bubblewrap. It writes an `exit-code` only after the program itself
 * has begun, and to a descriptor that the program does not have, so nobody can pretend it.
 *
 * @param status - what came on bubblewrap's status descriptor.
 * @param printed - what was printed, which is bubblewrap's own words when nothing ran.
 */
export function readWrapperStatus(status: string, printed: string): WrapperStatus {
  if (status.includes('"exit-code"')) return { kind: "ran" };
  const found = EXEC_ERRORS.find(([words]) => words.test(printed));
  if (found !== undefined) return { kind: "no-command", error: found[1] };
  return { kind: "broken", reason: printed.trim().slice(0, 500) };
}
