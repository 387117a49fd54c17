import { CheckFailure } from "../check/failure.ts";

/**
 * Listens on a port that is the grader's. When somebody has it, the programs of the scenario are ended:
 * if it is free then, it was theirs, and so is the fault.
 *
 * @param end - ends the programs of the scenario.
 * @throws CheckFailure `port-taken` when the submission had it.
 * @throws whatever `listen` throws when it was somebody else.
 */
export async function listenOnOwnPort(
  program: string,
  port: number,
  listen: () => Promise<void>,
  end: () => Promise<unknown>,
): Promise<void> {
  try {
    await listen();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    await end();
    await listen();
    throw new CheckFailure({ code: "port-taken", program, got: String(port), rule: "limits" });
  }
}
