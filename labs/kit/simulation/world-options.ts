import type { BuilderContext, BuilderProgram } from "../programs/builder-program.ts";
import type { Mine, MiningWorker } from "../programs/mining.ts";
import type { NodeContext, NodeProgram } from "../programs/node-program.ts";
import type { TrackerContext, TrackerProgram } from "../programs/tracker-program.ts";
import type { Happening } from "./happening.ts";
import type { Purity } from "./purity.ts";
import type { World } from "./world.ts";

/** The programs that are simulated: what their modules export. */
export interface Programs {
  readonly node: (context: NodeContext) => NodeProgram;
  readonly tracker?: (context: TrackerContext) => TrackerProgram;
  readonly builder?: (context: BuilderContext) => BuilderProgram;
  readonly mine?: Mine;
}

/** How a world is made. */
export interface WorldOptions {
  readonly programs: Programs;
  readonly purity: Purity;
  /** Decides how long frames take and who runs in between. */
  readonly seed: number;
  /** Nodes of this difficulty; 0: unsealed. */
  readonly zeros: number;
  /** Whether nodes mine. */
  readonly mine: boolean;
  /** Seconds between two ticks of a tracker. */
  readonly sleep: number;
  /** What is said of an error that a program throws. */
  readonly describe: (error: unknown) => string;
  /** Least and most seconds that a frame is on its way; {@link LATENCY} when left out. */
  readonly latency?: readonly [number, number];
  /** Seconds between two looks at a node's file, into which builders write; half a second when left out. */
  readonly poll?: number;
  /** How likely a block that is posted is lost on its way; 0 when left out. */
  readonly loss?: number;
  /** How many nodes each tracker connects to at most; 5 when left out. */
  readonly maxConnections?: number;
  /** The thread of a node for mining jobs; one that tries every nonce when left out. */
  readonly worker?: (world: World, isAlive: () => boolean) => MiningWorker;
  /**
   * Whether it is a large network, in which no node is started again: then nodes share mined blocks, and
   * files keep nothing that was read.
   */
  readonly isLarge?: boolean;
  /** Told what happens, in the place of the journal, which takes much memory in a large network. */
  readonly onHappening?: (happening: Happening) => void;
}
