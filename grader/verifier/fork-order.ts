import { blockHash } from "./hashes.ts";
import type { WireBlock } from "./wire.ts";

/**
 * The fork rule as an order of whole valid chains (contract 4.4): length first, then the lower tip
 * hash as text is the greater.
 *
 * Above 0 when a node that has seen both holds `a`, below 0 when it holds `b`, and 0 only for chains
 * of one length and one tip. So `chains.toSorted(compareChains).at(-1)` is the chain to be held.
 */
export function compareChains(a: readonly WireBlock[], b: readonly WireBlock[]): number {
  if (a.length !== b.length) return a.length - b.length;
  const [tipOfA, tipOfB] = [tipHash(a), tipHash(b)];
  if (tipOfA === tipOfB) return 0;
  return tipOfA < tipOfB ? 1 : -1;
}

/** An empty chain has no tip; it meets only other empty ones here. */
function tipHash(blocks: readonly WireBlock[]): string {
  const tip = blocks.at(-1);
  return tip ? blockHash(tip) : "";
}
