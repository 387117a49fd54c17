import type { IncomingMessage } from "node:http";
import type { NodeOption } from "../../labs/kit/skeleton/labs.ts";
import type { ScenarioProgram } from "../fixture/scenario.ts";
import type { Journal } from "./journal.ts";
import type { Launcher } from "./launcher.ts";
import type { Naming } from "./naming.ts";
import type { Probe } from "./probe.ts";
import type { EdgeName } from "./proxy.ts";
import type { Workspace } from "./workspace.ts";

/** What a cluster is made of. */
export interface ClusterOptions {
  readonly programs: Readonly<Record<string, ScenarioProgram>>;
  readonly launcher: Launcher;
  readonly workspace: Workspace;
  /** The probe, which all clusters of a run share. */
  readonly probe: Probe;
  /** The folder for the files of this cluster. */
  readonly folder: string;
  /** The options of a node that the lab has introduced. */
  readonly nodeOptions: readonly NodeOption[];
  /** What a node's `zeros: "race"` stands for. */
  readonly raceZeros?: number | undefined;
  readonly timeoutFactor: number;
  readonly locale: string;
  /** What the submission's nodes make of `--advertise`; a proxy is no good before one without it. */
  readonly naming: Naming;
  /** Whose a program is where several submissions meet; all others are of `launcher`. */
  readonly owners?: ReadonlyMap<string, ProgramOwner>;
  /** Where all frames are noted; null when nobody wants to know. */
  readonly journal: Journal | null;
  /** How clients from outside come to the nodes; left out where the grader alone talks to them. */
  readonly entrance?: Entrance;
  /** The file of the console's page, where somebody is to look at it; programs have to be able to read it. */
  readonly consolePage?: string;
  /** Called when something is done to programs or to the edges between them. */
  readonly onEvent?: (kind: ClusterEvent, names: readonly string[]) => void;
}

/** How clients that are none of the grader's come to the nodes. */
export interface Entrance {
  /** Where the proxy before a node listens. */
  readonly portOf: (node: string) => number;
  /** What somebody is called who is none of the cluster's programs; null for what is not to be noted. */
  readonly nameOf: (node: string, request: IncomingMessage) => EdgeName | null;
}
/**
 * A submission with programs among those of others. Its `folder` is its own, so that none reads or writes
 * the files of another.
 */
export type ProgramOwner = Pick<ClusterOptions, "launcher" | "naming" | "folder">;

/** What is done to programs and edges. */
export type ClusterEvent = "start" | "kill" | "cut" | "heal" | "pause" | "resume";

/** A program of a cluster as it was started. */
export interface ClusterProgram {
  readonly name: string;
  readonly program: ScenarioProgram["program"];
  /** Where a node or scripted peer listens. */
  readonly port?: number;
  /** The options that it was started with last. */
  readonly args: readonly string[];
}

/** Whose a program is: of the submission that is looked at, unless another one is named as its owner. */
export function ownerOf(name: string, options: ClusterOptions): ProgramOwner {
  return options.owners?.get(name) ?? options;
}
