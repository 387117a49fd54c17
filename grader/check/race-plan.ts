import { createHash } from "node:crypto";
import process from "node:process";

/** How long a race is to be. */
export interface RacePlan {
  /** Difficulty in leading hex zeros. */
  readonly zeros: number;
  /** Blocks to be mined. */
  readonly blocks: number;
  /** Seconds without a further block that all have agreed on, after which there is none to come. */
  readonly patience: number;
}

/** Nodes that race; each of them uses one core at most. */
const MINERS = 4;
/**
 * Seconds from one block to the next, at least. News takes some hundredths of a second to reach the
 * others; blocks in quicker succession would be found side by side, and every one be a fork.
 */
const SHORTEST_INTERVAL = 0.2;
/** Seconds that a race takes, about: twice the longest interval, which is 16 times the shortest. */
const LENGTH = 6.4;
/** A race has a winner and somebody who might have been it. */
const LEAST_BLOCKS = 2;
/** Chance makes one interval in nine million as long as this many. */
const MOST_INTERVALS = 16;
/** Seconds that a block takes to spread and to be asked for, at most. */
const SPREADING = 8;
/** A zero in hex makes the search 16 times as long. */
const ZERO = 16;

/** How long the speed of the machine is measured. */
const MEASURED_MS = 100;
/** Less processor time than this is not believed: some systems count it in steps of 16 ms. */
const LEAST_MS = 20;
/** Hashes between two looks at the clock. */
const BATCH = 1000;

/**
 * The difficulty and the number of blocks by which a race takes the same time on every machine, within
 * a factor of two, and has few forks.
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

/**
 * How many headers one core hashes in a second of processor time, measured for a tenth of a second. By the
 * clock it would be fewer while other programs run, and once these are done the nodes would find blocks so
 * quickly that no news of them arrives in time.
 */
export function measureHashRate(): number {
  const header = `3${"0".repeat(64)}Mined by node on port 900020231114221320500000`;
  const [began, used] = [performance.now(), process.cpuUsage()];
  let hashes = 0;
  while (performance.now() - began < MEASURED_MS) {
    for (const end = hashes + BATCH; hashes < end; hashes += 1) {
      createHash("sha256")
        .update(header + String(hashes))
        .digest("hex");
    }
  }
  const { user, system } = process.cpuUsage(used);
  // More than the clock's where other threads work too, and none at all in a system's coarse count.
  const ms = Math.min(performance.now() - began, Math.max(LEAST_MS, (user + system) / 1000));
  return (hashes / ms) * 1000;
}
