import type { Lab } from "../../labs/kit/skeleton/labs.ts";

/** A program that a demo may run. */
export interface PlannedProgram {
  readonly name: string;
  readonly kind: "node" | "tracker" | "builder";
  /** A builder's node. */
  readonly of?: string;
  /** Whether it runs from the beginning. */
  readonly atStart: boolean;
}

/** What a lab's demo is made of. */
export interface DemoPlan {
  readonly programs: readonly PlannedProgram[];
  /** The links that there may be: from a program to a node. */
  readonly links: readonly { readonly from: string; readonly to: string }[];
  /** Whether the nodes mine, and so talk to each other. */
  readonly isMining: boolean;
  /** Whether its nodes keep a ledger: those of the first lab know each other, and nothing else. */
  readonly hasLedger: boolean;
}

/** Three, as on the slides. */
const NODES = ["n1", "n2", "n3"] as const;

/**
 * The programs and links of a lab's demo: three nodes; where the lab has a tracker, one that begins
 * with `n1`, and a link from it to each node; where it has builders, one beside each node, of which
 * that of `n1` runs at first; where its nodes mine, a link from each node to each other one.
 */
export function planDemo({ programs, nodeOptions }: Lab): DemoPlan {
  const isMining = nodeOptions.includes("mine") && !programs.includes("tracker");
  const hasLedger = isMining || programs.includes("builder");
  const nodes = NODES.map((name) => ({ name, kind: "node" as const, atStart: true }));
  const trackers = programs.includes("tracker")
    ? [{ name: "t", kind: "tracker" as const, atStart: true }]
    : [];
  const builders = programs.includes("builder")
    ? NODES.map((of, place) => {
        return { name: `b${place + 1}`, kind: "builder" as const, of, atStart: place === 0 };
      })
    : [];
  const pairs = NODES.flatMap((from) =>
    NODES.filter((to) => to !== from).map((to) => ({ from, to })),
  );
  const links = isMining ? pairs : trackers.flatMap(() => NODES.map((to) => ({ from: "t", to })));
  return { programs: [...nodes, ...trackers, ...builders], links, isMining, hasLedger };
}
