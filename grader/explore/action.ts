import type { Random } from "../../labs/kit/simulation/index.ts";

/** Something that a schedule does to a network, at a time in seconds from its beginning. */
export type Action = { readonly at: number } & (
  | /** A client merges transactions, which are named by numbers, into a node's pool. */ {
      readonly do: "merge";
      readonly node: string;
      readonly transactions: readonly number[];
    }
    /** A client asks a node for its pool and its blocks. */
  | { readonly do: "look"; readonly node: string }
  /** The builder of a node looks at its pool. */
  | { readonly do: "build"; readonly node: string }
  /** A node is ended as by `kill -9`, and started again so many seconds later. */
  | { readonly do: "crash"; readonly node: string; readonly seconds: number }
  /** The same, but in the middle of its next change: before it is in the file, or just after. */
  | {
      readonly do: "crash-at-append";
      readonly node: string;
      readonly when: "before" | "after";
      readonly seconds: number;
    }
  /** A builder is ended, and started again at once. */
  | { readonly do: "crash-builder"; readonly node: string }
  /** A node is cut off from the network for so many seconds. */
  | { readonly do: "cut"; readonly node: string; readonly seconds: number }
);

/** What kind of network a schedule is for. */
export interface ScheduleKind {
  /** The nodes, by letters from `a` on. */
  readonly nodes: readonly string[];
  /** The nodes with a builder. */
  readonly builders: readonly string[];
  /** Whether nodes keep a ledger with transactions. */
  readonly hasLedger: boolean;
  /** Whether nodes mine. */
  readonly mines: boolean;
}

/** The seconds in which things are done; after them, everything is healed. */
export const ACTIVE_SECONDS = 6;
/** How many things are done, at least and at most. */
const COUNT = [10, 22] as const;
/** Different transactions of a schedule. */
const TRANSACTIONS = 12;

/** Draws what a schedule does. */
export function drawActions(random: Random, kind: ScheduleKind): Action[] {
  const count = COUNT[0] + random.below(COUNT[1] - COUNT[0]);
  const actions = Array.from({ length: count }, () => drawAction(random, kind));
  return actions.sort((one, other) => one.at - other.at);
}

function drawAction(random: Random, { nodes, builders, hasLedger }: ScheduleKind): Action {
  const at = round(random.between(0.2, ACTIVE_SECONDS));
  const node = random.pick(nodes);
  const seconds = round(random.between(0.1, 2));
  const draw = random.next();
  if (hasLedger && draw < 0.42) {
    const transactions = Array.from({ length: 1 + random.below(3) }, () =>
      random.below(TRANSACTIONS),
    );
    return { at, do: "merge", node, transactions: [...new Set(transactions)] };
  }
  if (hasLedger && draw < 0.52) return { at, do: "look", node };
  if (builders.length > 0 && draw < 0.72) return { at, do: "build", node: random.pick(builders) };
  if (builders.length > 0 && draw < 0.77) {
    return { at, do: "crash-builder", node: random.pick(builders) };
  }
  if (hasLedger && draw < 0.86) {
    const when = random.chance(0.5) ? "before" : "after";
    return { at, do: "crash-at-append", node, when, seconds };
  }
  if (draw < 0.93) return { at, do: "crash", node, seconds };
  return { at, do: "cut", node, seconds };
}

/** Times are shown and kept with three digits. */
function round(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
