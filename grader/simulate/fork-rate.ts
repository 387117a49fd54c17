import { expectedForkRate } from "./report.ts";
import type { NetworkJob, NetworkResult } from "./report.ts";

/** A simulated network beside the model. */
export interface ForkRate {
  /** The share of heights with more than one block, and twice its standard error. */
  readonly measured: number;
  readonly error: number;
  /** What the model expects. */
  readonly expected: number;
  /** Spread by interval: what the model depends on. */
  readonly load: number;
}

/** How often a network forked, and how often it should have. */
export function forkRate(
  { interval }: Pick<NetworkJob, "interval">,
  { forks, length, spread }: Pick<NetworkResult, "forks" | "length" | "spread">,
): ForkRate {
  const heights = Math.max(1, length);
  const expected = expectedForkRate(interval, spread);
  // Of the expected rate, which is not 0 when no fork was seen.
  const error = 2 * Math.sqrt((expected * (1 - expected)) / heights);
  return { measured: forks / heights, error, expected, load: spread / interval };
}
