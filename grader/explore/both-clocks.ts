import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import type { Connection } from "../cluster/connection.ts";
import { knock } from "../cluster/knock.ts";
import { Launcher } from "../cluster/launcher.ts";
import { freePort } from "../cluster/ports.ts";
import { ProgramProcess } from "../cluster/program-process.ts";
import type { Workspace } from "../cluster/workspace.ts";
import { NO_ISOLATION } from "../isolation/isolation.ts";
import { SELF, comparable } from "./transcript.ts";

/** How long the node may take to start, and for each reply. */
const TIMEOUT_MS = 10_000;

/** A frame that a node answers in one way in virtual time and in another one as a process. */
export interface Disagreement {
  readonly sent: string;
  readonly simulated: string;
  readonly process: string;
}

/** A frame of the transcript with the simulated node's reply, its own URL named {@link SELF}. */
export interface SimulatedExchange {
  readonly sent: string;
  readonly reply: string;
}

/**
 * Plays what a simulated node was sent to the same code as a process, on a real socket.
 *
 * @returns the first frame that it answers otherwise; null when there is none.
 * @throws SubmissionError when the node can't be started.
 */
export async function compareClocks(
  exchanges: readonly SimulatedExchange[],
  lab: Lab,
  submission: Submission,
  workspace: Workspace,
): Promise<Disagreement | null> {
  const folder = join(workspace.folder, "both-clocks");
  mkdirSync(folder, { recursive: true });
  const launcher = await Launcher.prepare(submission, ["node"], folder, NO_ISOLATION);
  const fault = launcher.fault("node");
  if (fault instanceof SubmissionError) throw fault;
  const port = await freePort();
  const store = lab.nodeOptions.includes("db") ? ["-r", join(folder, "node.db")] : [];
  const launch = launcher.launch("node", ["-p", String(port), ...store], folder, "en_US.UTF-8");
  const node = new ProgramProcess(launch, workspace);
  try {
    const connection = await knock(node, port, TIMEOUT_MS);
    const selfUrl = `ws://localhost:${port}/ws`;
    for (const { sent, reply } of exchanges) {
      const got = await ask(connection, sent.replaceAll(SELF, selfUrl));
      const simulated = comparable(reply, SELF);
      const process = comparable(got, selfUrl);
      if (simulated !== process) return { sent, simulated, process };
    }
    return null;
  } finally {
    await node.kill();
  }
}

/** What the node replies, or what came instead of a reply. */
async function ask(connection: Connection | null, text: string): Promise<string> {
  if (connection === null) return "(not started)";
  connection.send(text);
  const frame = await connection.next(TIMEOUT_MS);
  return typeof frame === "string" ? frame : "(no reply)";
}
