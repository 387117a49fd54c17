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
  /** Transactions that are merged, each at one node, before half of the blocks are found. */
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
  /** Transactions that are in the chain of all. */
  readonly included: number;
  /** Messages between nodes and their bytes, and how many of them were lost. */
  readonly messages: number;
  readonly bytes: number;
  readonly lost: number;
  /** Virtual and real seconds that it took. */
  readonly virtual: number;
  readonly real: number;
}

/** A line of the child. */
export type NetworkLine =
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
