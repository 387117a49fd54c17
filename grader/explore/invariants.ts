import { blockHash, chainFaults, transferKey } from "../verifier/index.ts";
import type { WireBlock } from "../verifier/index.ts";
import type { Holding } from "./holding.ts";
import type { Invariant } from "./violation.ts";

/** What was found wrong, without time and place. */
export interface Finding {
  readonly invariant: Invariant;
  readonly found: string;
}

/** The ends of ids tell transactions apart. */
const short = (key: string): string => `…${key.slice(30, 36)}`;

/**
 * What is wrong with what one node holds: at any time its chain is valid, no transaction is there
 * twice, and everything that it has acknowledged is in its pool or its chain.
 *
 * @param acknowledged - the keys of the transactions that it said 202 to.
 */
export function findInHolding(
  { pool, blocks }: Holding,
  acknowledged: ReadonlySet<string>,
  zeros: number,
): Finding | null {
  const broken = findInChain(blocks, zeros);
  if (broken !== null) return broken;
  const mined = blocks.flatMap(({ items = [] }) => items.map(transferKey));
  const waiting = pool.map(transferKey);
  const both = waiting.find((key) => mined.includes(key));
  if (both !== undefined) return { invariant: "disjoint", found: short(both) };
  const twice = waiting.find((key, at) => waiting.indexOf(key) !== at);
  if (twice !== undefined) return { invariant: "none-twice", found: short(twice) };
  const held = new Set([...mined, ...waiting]);
  const lost = [...acknowledged].filter((key) => !held.has(key));
  return lost.length === 0 ? null : { invariant: "none-lost", found: lost.map(short).join(" ") };
}

/** What is wrong with a chain. */
export function findInChain(blocks: readonly WireBlock[], zeros: number): Finding | null {
  const [fault] = chainFaults(blocks, { zeros });
  if (fault === undefined) return null;
  const isRepeat = fault.code === "repeat-in-chain" || fault.code === "repeat-in-block";
  const found = `${fault.code} in block ${fault.block}`;
  return { invariant: isRepeat ? "none-twice" : "valid-chain", found };
}

/** Whether chains differ, by their tips. */
export function findInChains(chains: ReadonlyMap<string, readonly WireBlock[]>): Finding | null {
  const tips = [...chains].map(([node, blocks]) => {
    const tip = blocks.at(-1);
    return { node, length: blocks.length, tip: tip === undefined ? "none" : blockHash(tip) };
  });
  if (tips.every(({ tip }) => tip === tips[0]?.tip)) return null;
  const shown = tips.map(({ node, length, tip }) => `${node}: ${length} ${tip.slice(0, 8)}`);
  return { invariant: "one-chain", found: shown.join(", ") };
}

/** Whether pools differ as sets. */
export function findInPools(holdings: ReadonlyMap<string, Holding>): Finding | null {
  const pools = [...holdings].map(([node, { pool }]) => ({
    node,
    keys: pool.map(transferKey).sort(),
  }));
  if (pools.every(({ keys }) => keys.join() === pools[0]?.keys.join())) return null;
  const shown = pools.map(({ node, keys }) => `${node}: ${keys.map(short).join(" ")}`);
  return { invariant: "one-pool", found: shown.join(", ") };
}
