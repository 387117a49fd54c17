import { freemem } from "node:os";
import process from "node:process";
import { capacityHere } from "../limits/capacity.ts";
import {
  SCENARIOS_PER_CORE,
  scenariosAtATime as allAtATime,
} from "../limits/scenarios-at-a-time.ts";

/** Most of a grading is waiting: so many may be under way for each core, while it has time left. */
const SUBMISSIONS_PER_CORE = 6;
/** What a grading with all of its programs takes, roughly. */
const BYTES_PER_SUBMISSION = 768 * 1024 * 1024;

/** How many submissions are graded at a time at most, as far as cores and memory allow. */
export function mostAtATime(): number {
  const free = (process as { availableMemory?: () => number }).availableMemory?.() ?? freemem();
  const byMemory = Math.floor(free / BYTES_PER_SUBMISSION);
  return Math.max(1, Math.min(Math.floor(SUBMISSIONS_PER_CORE * capacityHere().cores), byMemory));
}

/** How many scenarios of one submission run at a time when so many submissions do. */
export function scenariosAtATime(submissions: number): number {
  const all = allAtATime(capacityHere());
  return submissions <= 1 ? all : Math.max(2, Math.min(all, SCENARIOS_PER_CORE));
}
