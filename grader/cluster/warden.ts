/**
 * The warden: a small process beside the grader that outlives it. It is told of every process and
 * folder that a run makes, and when the grader is gone, in whatever way, it ends what is left.
 *
 * Standard input, a line each: `+ PID`, `- PID`, `mark TEXT`, `folder PATH`, `done`. It acts when the input ends.
 */
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { STOP_SIGNALS } from "../../labs/kit/command-line/stop-signals.ts";
import { killMarked, killTree } from "./kill-tree.ts";

const processes = new Set<number>();
const folders: string[] = [];
const marks: string[] = [];

/**
 * A program that was being started when the grader was killed shows its mark only when it has begun,
 * on a busy machine some hundred milliseconds later; so long is looked for it, and so often.
 */
const NEWBORN_MS = 2_000;
const SWEEP_MS = 100;

// A terminal's Ctrl-C is for the grader; the warden leaves when the grader has.
for (const signal of STOP_SIGNALS) process.on(signal, () => undefined);

createInterface({ input: process.stdin })
  .on("line", (line) => {
    const [word = "", ...rest] = line.split(" ");
    if (word === "+") processes.add(Number(rest[0]));
    else if (word === "-") processes.delete(Number(rest[0]));
    else if (word === "mark") marks.push(rest.join(" "));
    else if (word === "done") process.exit();
    else folders.push(rest.join(" "));
  })
  .on("close", () => {
    for (const pid of processes) killTree(pid);
    const sweeps = setInterval(() => {
      for (const mark of marks) killMarked(mark);
    }, SWEEP_MS);
    setTimeout(() => {
      clearInterval(sweeps);
      clean();
    }, NEWBORN_MS);
    for (const mark of marks) killMarked(mark);
  });

/** Removes the folders and leaves. */
function clean(): never {
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  process.exit();
}
