import type { RaceView } from "./race-view.ts";
import type { RacingNode } from "./racing-node.ts";

/** How a node did in a race. */
export interface RacerResult {
  readonly name: string;
  readonly port: number;
  readonly submission: string;
  /** Blocks of the chain that it mined. */
  readonly won: number;
  /** Blocks that it mined and that are not in the chain. */
  readonly lost: number;
  /** How often it gave up blocks for others, and how many at most at a time. */
  readonly reorganisations: number;
  readonly longestReorganisation: number;
}

/** What came out of a race: what its table says. */
export interface RaceResult {
  /** Why it has no good end, in the language of the run; null when all nodes hold one valid chain. */
  readonly problem: string | null;
  /** The node that did not start or ended by itself, when that is the problem. */
  readonly lost: string | null;
  readonly racers: readonly RacerResult[];
  /** Blocks of the chain. */
  readonly length: number;
  readonly zeros: number;
  /** Blocks with work that were seen up to that length, and those of them that are not in the chain. */
  readonly seen: number;
  readonly forks: number;
  readonly reorganisations: number;
  readonly longestReorganisation: number;
  /** How long the race took, from the start of the nodes. */
  readonly seconds: number;
  /** From one block of the chain to the next; null for chains of one block. */
  readonly meanSeconds: number | null;
  readonly mostSeconds: number | null;
  /** How many hashes a block takes on average. */
  readonly hashesABlock: number;
  /** Transactions that nodes took. */
  readonly transactions: number;
  /** The node that was cut off for a while. */
  readonly cut: string | null;
}

/** What a result is made of. */
export interface RaceEnd {
  readonly problem: string | null;
  readonly lost: string | null;
  readonly view: RaceView;
  readonly nodes: readonly Pick<RacingNode, "name" | "port" | "submission">[];
  /** The hashes of the chain that all came to; the greatest one when they did not. */
  readonly chain: readonly string[];
  readonly zeros: number;
  readonly ms: number;
  readonly transactions: number;
  readonly cut: string | null;
}

/** Counts a race. */
export function countRace({ view, nodes, chain, ms, ...rest }: RaceEnd): RaceResult {
  const inChain = new Set(chain);
  const seen = view.seen.filter(({ index }) => index < chain.length);
  const winners = seen.filter(({ hash }) => inChain.has(hash));
  const losers = seen.filter(({ hash }) => !inChain.has(hash));
  const gaps = gapsOf(winners.map(({ at }) => at));
  const { reorganisations } = view;
  return {
    racers: nodes.map(({ name, port, submission }) => {
      const own = reorganisations.filter((one) => one.name === name);
      return {
        ...{ name, port, submission },
        won: winners.filter((block) => view.winnerOf(block) === name).length,
        lost: losers.filter((block) => view.winnerOf(block) === name).length,
        reorganisations: own.length,
        longestReorganisation: longest(own),
      };
    }),
    length: chain.length,
    seen: seen.length,
    forks: losers.length,
    reorganisations: reorganisations.length,
    longestReorganisation: longest(reorganisations),
    seconds: ms / 1000,
    meanSeconds: gaps.length === 0 ? null : sum(gaps) / gaps.length / 1000,
    mostSeconds: gaps.length === 0 ? null : Math.max(...gaps) / 1000,
    hashesABlock: 16 ** rest.zeros,
    ...rest,
  };
}

/** Times between neighbours, in order. */
function gapsOf(times: readonly number[]): readonly number[] {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted.slice(1).map((time, at) => time - (sorted[at] ?? time));
}

function longest(list: readonly { readonly lost: number }[]): number {
  return list.reduce((most, { lost }) => Math.max(most, lost), 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
