import type { Capacity } from "./capacity.ts";

const MB = 1024 * 1024;
/** Scenarios that run at a time, for each processor: much of a scenario is waiting for a tick. */
export const SCENARIOS_PER_CORE = 3;
/** The grader itself, and the type checker beside it. */
const GRADER_BYTES = 300 * MB;
/** The programs of a scenario; six at a time were measured to take 75 MB each. */
const SCENARIO_BYTES = 150 * MB;

/** How many scenarios run side by side: as many as the processors and the memory bear, at least one. */
export function scenariosAtATime({ cores, memoryBytes }: Capacity): number {
  const byMemory = (memoryBytes - GRADER_BYTES) / SCENARIO_BYTES;
  return Math.max(1, Math.floor(Math.min(SCENARIOS_PER_CORE * cores, byMemory)));
}
