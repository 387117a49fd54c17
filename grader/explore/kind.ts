import type { ScheduleKind } from "./action.ts";

const NODES = ["a", "b", "c"] as const;

/**
 * The network that a lab's schedules are for.
 *
 * @param forks - whether every node has a builder: then chains fork, which only lab 5's bonus stage
 * brings together again. Without, one node builds.
 */
export function kindOf(lab: string, forks: boolean): ScheduleKind {
  switch (lab) {
    case "lab3":
      return { nodes: NODES, builders: [], hasLedger: false, mines: false };
    case "lab4":
      return { nodes: NODES, builders: [], hasLedger: false, mines: true };
    default:
      return { nodes: NODES, builders: forks ? NODES : ["a"], hasLedger: true, mines: false };
  }
}
