import type { Change } from "../contract/change.ts";
import type { Journal } from "./journal.ts";
import type { Log } from "./log.ts";
import type { MiningWorker } from "./mining.ts";

/** A builder as code without I/O: it seals the transactions that wait in a node's file (L5). */
export interface BuilderProgram {
  /**
   * Seals a block if enough transactions wait; called again and again, after each change at least.
   * A promise says that the sealing takes time: the next call is made when it is settled.
   */
  step(): Promise<void> | void;
}

/** What a builder is given by the host that runs it. */
export interface BuilderContext {
  /** How many transactions must wait before a block is sealed. */
  readonly minItems: number;
  /** How many nonces a mining job tries (`--rounds`). */
  readonly rounds: number;
  /** What the data of the blocks that it mines begin with. */
  readonly label: string;
  /** The time now, in seconds since 1970, as a float. */
  readonly now: () => number;
  readonly log: Log;
  /** Starts the thread for mining jobs. Call at most once. */
  readonly worker: () => MiningWorker;
  /**
   * Opens the journal of the node, the file behind `-r`.
   *
   * @param stateForm - the form of the states that are saved beside it, by name and version; a lab
   * leaves it out, and none are.
   */
  readonly journal: <Outcome>(stateForm?: string) => Journal<Change, Outcome>;
}
