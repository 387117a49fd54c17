import type { Workspace } from "../cluster/workspace.ts";
import { capacityHere } from "../limits/capacity.ts";
import { processorMs } from "../limits/processor-ms.ts";
import type { TimingRecord } from "../record/record.ts";
import { startEcho } from "./machine.ts";
import type { Timing } from "../check/timing.ts";

/** How often a bare program is started to know what that costs: the middle one counts. */
const STARTS = 7;
const START_TIMEOUT_MS = 10_000;

/**
 * Completes the times of a grading that is over: what it took in all, and the least that it could have
 * taken, had each of its processes been a bare one and no processor idle.
 *
 * @param totalMs - milliseconds from when the grader's process began until all was ended.
 * @param processes - how many processes the grading has started.
 * @throws Error when the kit's bare echo does not start.
 */
export async function measureBound(
  timing: Timing,
  totalMs: number,
  processes: number,
  workspace: Workspace,
): Promise<TimingRecord> {
  const parts = timing.parts();
  const { cores } = capacityHere();
  const { ms, by } = await measureBareStart(workspace);
  const boundMs = (processes * ms) / cores + parts.own;
  return {
    parts,
    totalMs: Math.round(totalMs),
    processes,
    bareMs: Math.round(ms * 10) / 10,
    bareBy: by,
    cores,
    boundMs: Math.round(boundMs),
    ratio: Math.round((100 * totalMs) / boundMs) / 100,
  };
}

/** Processor time that the bare echo takes until it has answered; by the clock where nothing tells it. */
async function measureBareStart(
  workspace: Workspace,
): Promise<{ readonly ms: number; readonly by: TimingRecord["bareBy"] }> {
  const used: number[] = [];
  const passed: number[] = [];
  for (let start = 0; start < STARTS; start++) {
    const ms = await startEcho(workspace, START_TIMEOUT_MS, (pid) => {
      const processor = processorMs(pid);
      if (processor !== null) used.push(processor);
    });
    if (ms === null) throw new Error("the kit's bare echo does not start");
    passed.push(ms);
  }
  return used.length < STARTS
    ? { ms: middleOf(passed), by: "clock" }
    : { ms: middleOf(used), by: "processor" };
}

function middleOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
