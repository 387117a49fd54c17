import { Connection } from "./connection.ts";
import type { ProgramProcess } from "./program-process.ts";

/** How often a program that starts is knocked at. */
const KNOCK_MS = 10;

/**
 * Knocks at a program that has just been started, until its WebSocket opens.
 *
 * @param port - where it is to listen, on path `/ws`.
 * @returns the connection; null when the program has ended, or the time is over.
 */
export async function knock(
  program: ProgramProcess,
  port: number,
  timeoutMs: number,
): Promise<Connection | null> {
  const deadline = performance.now() + timeoutMs;
  while (performance.now() < deadline) {
    const left = deadline - performance.now();
    const connection = await Connection.tryOpen(port, left);
    if (connection !== null) return connection;
    if (program.exit !== null) return null;
    await new Promise((resolve) => setTimeout(resolve, KNOCK_MS));
  }
  return null;
}
