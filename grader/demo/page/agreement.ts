import type { DemoView, NodeView } from "../view.ts";
import type { clusterCatalogue } from "./messages.ts";

/** Whether the nodes agree, and the colour of each branch where they do not. */
export interface Agreement {
  readonly id: keyof typeof clusterCatalogue & `same.${string}`;
  readonly parameters: Readonly<Record<string, number>>;
  readonly colour: "good" | "warn" | "bad";
  /** How many blocks, from the first on, all running nodes have in common. */
  readonly common: number;
}

/** Judges what the running nodes hold; a stopped one can't disagree. */
export function agreement({ nodes, programs }: DemoView): Agreement {
  const running = nodes.filter(({ name }) =>
    programs.some((one) => one.name === name && one.isRunning),
  );
  const chains = running.flatMap(({ chain }) => (chain === null ? [] : [chain]));
  if (chains.length === 0) return knownUrls(running);
  const common = commonLength(chains);
  const longest = Math.max(...chains.map((chain) => chain.length));
  const branches = new Set(chains.flatMap((chain) => chain[common] ?? []));
  if (branches.size > 1) {
    const tips = new Set(chains.map((chain) => chain.at(-1))).size;
    return { id: "same.forked", parameters: { tips }, colour: "bad", common };
  }
  if (longest > common) return { id: "same.behind", parameters: {}, colour: "warn", common };
  const pools = new Set(running.map(({ pool }) => JSON.stringify(pool)));
  if (pools.size > 1) return { id: "same.pools", parameters: {}, colour: "warn", common };
  const id = common === 0 ? "same.agreed-empty" : "same.agreed";
  return { id, parameters: { height: common }, colour: "good", common };
}

/** Where there is no chain yet (lab 3), nodes agree on whom they know. */
function knownUrls(nodes: readonly NodeView[]): Agreement {
  const lists = nodes.map(({ peers }) => [...peers].sort().join(" "));
  const count = nodes[0]?.peers.length ?? 0;
  return new Set(lists).size <= 1
    ? { id: "same.peers", parameters: { count }, colour: "good", common: 0 }
    : { id: "same.peers-differ", parameters: {}, colour: "warn", common: 0 };
}

function commonLength(chains: readonly (readonly string[])[]): number {
  const [first = [], ...others] = chains;
  const end = first.findIndex((hash, place) => others.some((chain) => chain[place] !== hash));
  return end === -1 ? first.length : end;
}

/** Gives each branch a colour of its own, and keeps it as long as the page is open. */
export class BranchColours {
  readonly #places = new Map<string, number>();

  /** The number of a branch's colour, by the hash of the first block that only it has. */
  of(branch: string): number {
    const known = this.#places.get(branch);
    if (known !== undefined) return known;
    const place = this.#places.size % BRANCH_COLOURS;
    this.#places.set(branch, place);
    return place;
  }
}

/** How many colours for branches the page's style has. */
const BRANCH_COLOURS = 4;
