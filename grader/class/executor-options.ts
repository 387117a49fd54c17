import { freemem } from "node:os";
import process from "node:process";
import { MOST_GRADERS } from "../cluster/ports.ts";
import { capacityHere } from "../limits/capacity.ts";
import {
  SCENARIOS_PER_CORE,
  scenariosAtATime as allAtATime,
} from "../limits/scenarios-at-a-time.ts";

/** A grading may be little but waiting: so many may be under way for each core, while it has time left. */
const SUBMISSIONS_PER_CORE = 12;
/** What a grading with all of its programs takes, roughly. */
const BYTES_PER_SUBMISSION = 768 * 1024 * 1024;

/** How many submissions are graded at a time at most, as far as cores and memory allow. */
export function mostAtATime(): number {
  const byMemory = Math.floor(availableBytes() / BYTES_PER_SUBMISSION);
  const byCores = Math.floor(SUBMISSIONS_PER_CORE * capacityHere().cores);
  return Math.max(1, Math.min(byCores, byMemory, MOST_GRADERS));
}

/** Whether there is memory for one more grading now, as large as those that run may still become. */
export function hasMemoryForOneMore(): boolean {
  return availableBytes() >= 2 * BYTES_PER_SUBMISSION;
}

function availableBytes(): number {
  return (process as { availableMemory?: () => number }).availableMemory?.() ?? freemem();
}

/** How many scenarios of one submission run at a time when so many submissions do. */
export function scenariosAtATime(submissions: number): number {
  const all = allAtATime(capacityHere());
  return submissions <= 1 ? all : Math.max(2, Math.min(all, SCENARIOS_PER_CORE));
}
