import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { bundleStart } from "../../labs/kit/submission/bundle-program.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { write } from "../bench/bench-programs.ts";
import type { Workspace } from "../cluster/workspace.ts";
import { capacityHere } from "../limits/capacity.ts";
import type { NetworkProgress } from "./run-network.ts";
import type { NetworkJob, NetworkLine, NetworkResult } from "./report.ts";

/**
 * Simulates networks of the reference's nodes, one after the other, in a process of its own.
 *
 * @param onResult - told each result, with its job.
 * @param onProgress - told how far the present one has come.
 * @throws Error when a node's code throws, or the process ends before it is done.
 */
export async function simulate(
  jobs: readonly NetworkJob[],
  workspace: Workspace,
  onResult: (job: NetworkJob, result: NetworkResult) => void,
  onProgress: (job: NetworkJob, progress: NetworkProgress) => void,
): Promise<void> {
  const outfile = join(workspace.folder, "simulator.mjs");
  const from = (path: string): string => JSON.stringify(join(projectRoot(), path));
  const contents = `
    import node, * as module from ${from("reference/node.ts")};
    import tracker from ${from("reference/tracker.ts")};
    import { runNetworks } from ${from("grader/simulate/child.ts")};
    await runNetworks({ node, tracker, mine: module.mine });`;
  write(await bundleStart("simulator", contents, outfile));
  const child = spawn(
    process.execPath,
    ["--max-semi-space-size=64", `--max-old-space-size=${heapMegabytes()}`, outfile],
    {
      stdio: ["pipe", "pipe", "inherit"],
      windowsHide: true,
    },
  );
  // It reads nothing while it simulates, so it would go on when this process is ended.
  const end = (): void => {
    child.kill("SIGKILL");
  };
  process.once("exit", end);
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  try {
    for (const job of jobs) {
      child.stdin.write(`${JSON.stringify(job)}\n`);
      for (;;) {
        const answer = await answers.next();
        if (answer.done === true) throw new Error("the simulation has ended before it was done");
        const line = JSON.parse(answer.value) as NetworkLine;
        if (line.kind === "fault") throw new Error(line.what);
        if (line.kind === "progress") {
          onProgress(job, line);
          continue;
        }
        onResult(job, line.result);
        break;
      }
    }
    child.stdin.end();
    await once(child, "close");
  } finally {
    process.off("exit", end);
    end();
  }
}

/** What the simulation may take of memory: a thousand ledgers with ten thousand transactions take much. */
function heapMegabytes(): number {
  return Math.floor((capacityHere().memoryBytes * 0.75) / 2 ** 20);
}
