import type { Traffic } from "./traffic-count.ts";

/** A network to simulate, as it is written to the child's standard input. */
export interface NetworkJob {
  readonly language: "zh" | "en";
  readonly seed: number;
  readonly nodes: number;
  /** How many earlier nodes each node is started with, about half of the peers it has in the end. */
  readonly links: number;
  /** Blocks that are found, stale ones included, before it is waited for agreement. */
  readonly blocks: number;
  /** Mean seconds between two blocks that are found anywhere. */
  readonly interval: number;
  /** Mean seconds that a message is on its way; each takes between half and one and a half of it. */
  readonly delay: number;
  /** How likely a posted block is lost on its way. */
  readonly loss: number;
  /** How many nodes each tracker serves, a part of the network; 0: there is no tracker. */
  readonly part: number;
  /** Seconds between two ticks of a tracker. */
  readonly sleep: number;
  /** Transactions that are merged, each at one node, before half of the blocks are found and in the partition. */
  readonly transactions: number;
  /** Seconds for which the network is divided into two halves, in the middle of the run; 0: never. */
  readonly partition: number;
}

/** What came of it. */
export interface NetworkResult {
  /** Blocks that were found, and how many of them the chain of all has in the end. */
  readonly found: number;
  readonly length: number;
  /** Heights at which more than one block was found. */
  readonly forks: number;
  /** Mean seconds from when a block is found until a node has it, over all blocks and nodes. */
  readonly spread: number;
  /** Seconds from the last block wanted until all nodes held the same chain; null: they never did. */
  readonly agreed: number | null;
  /**
   * Seconds from when the last transaction was merged and the network was whole again, until every node
   * had all transactions in its pool or chain and all had one tip; null: never, or there is no tracker.
   */
  readonly converged: number | null;
  /** Transactions that are in the chain of all. */
  readonly included: number;
  /** Messages between programs and their bytes, of each kind and in all, and how many were lost. */
  readonly traffic: Traffic;
  readonly messages: number;
  readonly bytes: number;
  readonly lost: number;
  /** Virtual and real seconds that it took, and seconds of processor time. */
  readonly virtual: number;
  readonly real: number;
  readonly processor: number;
}

/** A line of the child. */
export type NetworkLine =
  /** How far a network has come: blocks that were found so far, and virtual seconds. */
  | { readonly kind: "progress"; readonly found: number; readonly virtual: number }
  | { readonly kind: "result"; readonly result: NetworkResult }
  | { readonly kind: "fault"; readonly what: string };

/**
 * How likely a height has a fork, by the model of Decker and Wattenhofer (2013, equation 7): while a
 * block spreads, those that do not have it yet may find another. Blocks are found everywhere at one rate
 * together, and the mean time until a node has a block is the integral over those without it.
 *
 * @param interval - mean seconds between blocks.
 * @param spread - mean seconds from when a block is found until a node has it.
 */
export function expectedForkRate(interval: number, spread: number): number {
  return 1 - Math.exp(-spread / interval);
}
