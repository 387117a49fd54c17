import { capacityHere } from "./capacity.ts";
import type { FailureCode } from "../check/failure.ts";

/** What of a program and all that it starts is limited. */
export type LimitCode = Exclude<Extract<FailureCode, `too-${string}`>, "too-long">;

/** A limit that a program went over. */
export interface Breach {
  readonly code: LimitCode;
  /** The limit and what was measured, with their unit. */
  readonly limit: string;
  readonly measured: string;
}

const MB = 1024 * 1024;

/**
 * Memory of a program and all that it started. A node that holds the largest chains of the course
 * takes a tenth of it; two cores' worth of scenarios still fit into a small machine. In a container it
 * is half of what that has: the system would end the grader instead of a program that takes too much.
 */
export const MAX_MEMORY_BYTES = Math.min(1024 * MB, capacityHere().memoryBytes / 2);
/** Processes of a program: a runtime with its helpers has three or four. */
export const MAX_PROCESSES = 48;
/** Open files and sockets of a program; a node takes a thousand clients. */
export const MAX_OPEN_FILES = 4_000;
/** Output of a program; much more than anybody reads. */
export const MAX_OUTPUT_BYTES = 64 * MB;
/** Files that the programs of a scenario write. */
export const MAX_DISK_BYTES = 512 * MB;
/** How long a scenario takes at most, before `--timeout-factor`; the longest takes a few seconds. */
export const MAX_SCENARIO_MS = 90_000;

/** A number of bytes in megabytes, for people. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / MB)} MB`;
}
