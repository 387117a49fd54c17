/**
 * The process in which a network is simulated: it holds the code of the nodes. What it is to simulate
 * stands on its standard input, a JSON line for each network; what comes of it goes to standard output.
 */
import { createInterface } from "node:readline";
import type { Programs } from "../../labs/kit/simulation/index.ts";
import { rememberAnswers } from "./remembered-answers.ts";
import { runNetwork } from "./run-network.ts";
import type { NetworkJob, NetworkLine } from "./report.ts";

/** Simulates networks of these programs. */
export async function runNetworks(programs: Programs): Promise<void> {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  rememberAnswers();
  for await (const text of createInterface({ input: process.stdin })) {
    const result = await runNetwork(programs, JSON.parse(text) as NetworkJob, (progress) => {
      write(`${JSON.stringify({ kind: "progress", ...progress } satisfies NetworkLine)}\n`);
    }).then(
      (found): NetworkLine => ({ kind: "result", result: found }),
      (error: unknown): NetworkLine => ({ kind: "fault", what: String(error) }),
    );
    write(`${JSON.stringify(result)}\n`);
  }
}
