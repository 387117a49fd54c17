import { createHash } from "node:crypto";
import { programsOf } from "../fixture/load.ts";
import type { Scenario } from "../fixture/scenario.ts";
import { capacityHere } from "../limits/capacity.ts";

/** How long a race is to be. */
export interface RacePlan {
  /** Difficulty in leading hex zeros. */
  readonly zeros: number;
  /** Blocks to be mined. */
  readonly blocks: number;
  /**
   * Seconds without a further block that all have agreed on, after which there is none to come; also
   * those after which a race of slower miners may end with fewer blocks.
   */
  readonly patience: number;
}

/** Nodes that race; each of them uses one core at most. */
const MINERS = 4;
/**
 * Seconds from one block to the next, at least. News takes some hundredths of a second to reach the
 * others; blocks in quicker succession would be found side by side, and every one be a fork.
 */
const SHORTEST_INTERVAL = 0.2;
/**
 * Seconds that a race takes miners as quick as the machine, about, and slower ones longer; with the longest
 * interval, 16 times the shortest, its two blocks take three of these.
 */
const LENGTH = 2.2;
/** A race has a winner and somebody who might have been it. */
export const LEAST_BLOCKS = 2;
/** Chance makes one interval in nine million as long as this many. */
const MOST_INTERVALS = 16;
/** Seconds that a block takes to spread and to be asked for, at most. */
const SPREADING = 8;
/** A zero in hex makes the search 16 times as long. */
const ZERO = 16;

/** Batches by whose quickest the speed of a core is told, and the hashes of each: a fifth of a millisecond's work. */
const BATCHES = 200;
const BATCH = 250;

/**
 * The difficulty and the number of blocks by which a race takes the same time on every machine, within
 * a factor of four, and has few forks.
 *
 * @param hashesPerSecond - of one core.
 * @param cores - of the machine.
 */
export function raceFor(hashesPerSecond: number, cores: number): RacePlan {
  const rate = hashesPerSecond * Math.min(cores, MINERS);
  const zeros = Math.max(1, Math.ceil(Math.log(SHORTEST_INTERVAL * rate) / Math.log(ZERO)));
  const interval = ZERO ** zeros / rate;
  const blocks = Math.max(LEAST_BLOCKS, Math.round(LENGTH / interval));
  return { zeros, blocks, patience: SPREADING + MOST_INTERVALS * interval };
}

/** How long the race of a scenario is to be on this machine; null when none of its nodes has zeros for one. */
export function planRace(scenario: Scenario): RacePlan | null {
  const hasRace = programsOf(scenario, "node").some(([, { zeros }]) => zeros === "race");
  return hasRace ? raceHere() : null;
}

/** How long a race is to be on this machine. */
export function raceHere(): RacePlan {
  return raceFor(measureHashRate(), Math.max(1, capacityHere().cores));
}

/**
 * How many headers one core hashes in a second when nothing disturbs it: by the quickest of many short
 * batches, since some of them get a core for themselves even on a busy machine. Taken for slower than it
 * is, it would find blocks so quickly that no news of them arrives in time.
 */
function measureHashRate(): number {
  const header = `3${"0".repeat(64)}Mined by node on port 900020231114221320500000`;
  let shortest = Infinity;
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const began = performance.now();
    for (let nonce = 0; nonce < BATCH; nonce += 1) {
      createHash("sha256")
        .update(header + String(nonce))
        .digest("hex");
    }
    shortest = Math.min(shortest, performance.now() - began);
  }
  return (BATCH / shortest) * 1000;
}
