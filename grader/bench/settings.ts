import type { Workspace } from "../cluster/workspace.ts";

/** How much is measured: the whole bench, or what a test needs to know that it works. */
export interface BenchSettings {
  /** How often everything is measured, one thing after the other in each round. */
  readonly rounds: number;
  /** How long each thing is measured in a round. */
  readonly seconds: number;
  /** Blocks of the long ledger. */
  readonly blocks: number;
  /** Nodes that are started at once. */
  readonly nodes: number;
  /** The stages that are graded; empty for all. */
  readonly stages: readonly string[];
  readonly workspace: Workspace;
}
