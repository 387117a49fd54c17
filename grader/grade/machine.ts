import { join } from "node:path";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { knock } from "../cluster/knock.ts";
import { freePort } from "../cluster/ports.ts";
import { ProgramProcess } from "../cluster/program-process.ts";
import type { Workspace } from "../cluster/workspace.ts";

/** How long the kit's bare echo takes to start and answer where little else runs. */
const NOMINAL_START_MS = 250;
/** A machine that is slower than by this factor is waited for no longer. */
const MAX_FACTOR = 10;
/** How long the echo may take, before any factor. */
const START_TIMEOUT_MS = 10_000;

/** How fast the machine is, load included, as far as starting a program tells. */
export interface MachineSpeed {
  /** Milliseconds until the bare echo had answered; null when it did not in time. */
  readonly startMs: number | null;
  /** By what times to wait are multiplied; 1 on a machine that is quick enough. */
  readonly factor: number;
}

/** Starts the kit's bare echo and says what follows from the time that this takes. */
export async function measureMachine(workspace: Workspace): Promise<MachineSpeed> {
  const startMs = await startEcho(workspace, START_TIMEOUT_MS);
  if (startMs === null) return { startMs, factor: MAX_FACTOR };
  const factor = Math.min(MAX_FACTOR, Math.max(1, startMs / NOMINAL_START_MS));
  return { startMs: Math.round(startMs), factor: Math.round(factor * 10) / 10 };
}

/**
 * Starts the kit's bare echo, the least that a node can be, and asks it something: after how many
 * milliseconds it had answered; null when it did not in time.
 *
 * @param onAnswer - told its number when it has answered, before it is ended.
 */
export async function startEcho(
  workspace: Workspace,
  timeoutMs: number,
  onAnswer: (pid: number) => void = () => undefined,
): Promise<number | null> {
  const port = await freePort();
  const began = performance.now();
  const deadline = began + timeoutMs;
  const launch = {
    command: process.execPath,
    args: [join(projectRoot(), "dist/tools/echo.js"), String(port)],
    cwd: workspace.folder,
    locale: "en_US.UTF-8",
  };
  const echo = new ProgramProcess(launch, workspace);
  try {
    const connection = await knock(echo, port, deadline - performance.now());
    if (connection === null) return null;
    connection.send("{}");
    const answer = await connection.next(deadline - performance.now());
    connection.close();
    const ms = performance.now() - began;
    if (typeof answer !== "string") return null;
    onAnswer(echo.pid ?? 0);
    return ms;
  } finally {
    await echo.kill();
  }
}
