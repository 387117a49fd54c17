import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "./connection.ts";
import { knock } from "./knock.ts";
import type { Launcher } from "./launcher.ts";
import { freePort } from "./ports.ts";
import { ProgramProcess } from "./program-process.ts";
import type { Workspace } from "./workspace.ts";

/**
 * What a submission's nodes call themselves when they are reached through a proxy:
 *
 * - `taken`: what `--advertise` says, as the contract wants it.
 * - `silent`: nothing. They don't take the option, but they don't name themselves either, so whoever
 *   is told of the proxy comes through it.
 * - `none`: their own port. Who asks them for `peers` goes round the proxy.
 */
export type Naming = "taken" | "silent" | "none";

/** How long a node may take to start or to answer, before the time-out factor. */
const TIMEOUT_MS = 10_000;

/** What starts a node of a submission. */
export interface NamingOptions {
  readonly launcher: Launcher;
  readonly workspace: Workspace;
  readonly locale: string;
  readonly hasStore: boolean;
  readonly timeoutFactor: number;
}

/**
 * Starts a node of the submission with `--advertise` and asks it for its `peers`. Where that shows
 * nothing, since the node does not answer yet, the scenarios are to say what is wrong: `taken`.
 */
export async function findNaming(options: NamingOptions): Promise<Naming> {
  if (options.launcher.fault("node") !== null) return "taken";
  const port = await freePort();
  const advertised = `ws://localhost:${await freePort()}/ws`;
  const named = await peersOf(options, port, ["--advertise", advertised]);
  if (named !== "ended") {
    return named?.some((url) => hasPort(url, port)) === true ? "none" : "taken";
  }
  const own = await freePort();
  const unnamed = await peersOf(options, own, []);
  if (unnamed === "ended") return "taken";
  return unnamed?.length === 0 ? "silent" : "none";
}

function hasPort(url: unknown, port: number): boolean {
  return typeof url === "string" && url.includes(`:${port}`);
}

/** What a node answers to `peers`; null when it has no answer, `ended` when it did not even start. */
async function peersOf(
  { launcher, workspace, locale, hasStore, timeoutFactor }: NamingOptions,
  port: number,
  further: readonly string[],
): Promise<readonly unknown[] | null | "ended"> {
  const folder = join(launcher.folder, `naming-${port}`);
  mkdirSync(folder, { recursive: true });
  const store = hasStore ? ["-r", join(folder, `${port}.db`)] : [];
  const args = ["-p", String(port), ...store, ...further];
  const process = new ProgramProcess(launcher.launch("node", args, folder, locale), workspace);
  try {
    const deadline = performance.now() + TIMEOUT_MS * timeoutFactor;
    const connection = await knock(process, port, deadline - performance.now());
    if (connection !== null) return await ask(connection, deadline - performance.now());
    return process.exit === null ? null : "ended";
  } finally {
    await process.kill();
  }
}

async function ask(connection: Connection, timeoutMs: number): Promise<readonly unknown[] | null> {
  connection.send('{"op":"peers"}');
  const frame = await connection.next(timeoutMs);
  connection.close();
  if (typeof frame !== "string") return null;
  try {
    const { response } = JSON.parse(frame) as { response?: { peers?: unknown } };
    return Array.isArray(response?.peers) ? (response.peers as unknown[]) : null;
  } catch {
    return null;
  }
}
