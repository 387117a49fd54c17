import type { Cluster } from "../cluster/cluster.ts";
import type { RacePlan } from "./race-plan.ts";
import type { Environment } from "../fixture/values.ts";

/** What a step works with: the programs, the values, and how long it may wait. */
export interface Scene {
  readonly cluster: Cluster;
  readonly environment: Environment;
  /** By what the times to wait are multiplied, for slow machines. */
  readonly timeoutFactor: number;
  /** How many requests of each scripted peer have been looked at by earlier steps. */
  readonly seen: Map<string, number>;
  /** What was posted to each node so far, named shortly, the newest last. */
  readonly posted: Map<string, string[]>;
  /** How long a race is to be on this machine; null in scenarios without one. */
  readonly race: RacePlan | null;
}

/** How long a reply may take, before `--timeout-factor`. */
export const REPLY_TIMEOUT_MS = 5_000;
/** How long something that is waited for may take, before `--timeout-factor`. */
export const WAIT_TIMEOUT_MS = 8_000;
/** How often is looked for something that is waited for. */
export const LOOK_MS = 20;
