import { element } from "../../../labs/kit/page/element.ts";
import type { BlockView, NodeView } from "../view.ts";
import type { ClusterSay } from "./messages.ts";

/** How a node is shown. */
export interface NodeLookOptions {
  readonly say: ClusterSay;
  readonly isRunning: boolean;
  /** Blocks from this place on are of the branch with this colour; null where all agree. */
  readonly common: number;
  readonly branch: number | null;
  /** The names of URLs that belong to nodes of the demo. */
  readonly nameOf: (url: string) => string;
}

/** What a node holds: its chain, the newest block first, its pool, or the URLs it knows. */
export function nodeCard(node: NodeView, options: NodeLookOptions): HTMLElement {
  const { say, isRunning, branch } = options;
  const { name, chain, pool, peers } = node;
  const colour = branch === null || !isRunning ? "" : ` branch-${branch}`;
  const heading = element("h3", { class: `node-name${colour}`, text: name });
  const parts: Node[] = [heading];
  if (!isRunning) heading.append(element("span", { class: "soft", text: ` · ${say("stopped")}` }));
  if (chain !== null) parts.push(...chainParts(node, chain.length, options));
  if (pool !== null && chain !== null) {
    parts.push(element("h4", { text: say("pool", { count: pool.length }) }));
    const none = element("p", { class: "soft", text: say("pool.empty") });
    parts.push(pool.length === 0 ? none : chips(pool));
  }
  if (chain === null) {
    parts.push(element("h4", { text: say("peers", { count: peers.length }) }));
    parts.push(chips(peers.map((url) => options.nameOf(url))));
  }
  const attributes = { "data-node": name };
  return element(
    "article",
    { class: `card node${isRunning ? "" : " stopped"}`, attributes },
    parts,
  );
}

function chainParts(
  { blocks }: NodeView,
  height: number,
  { say, common, branch }: NodeLookOptions,
): readonly Node[] {
  const heading = element("h4", { text: say("chain", { height }) });
  if (height === 0) return [heading, element("p", { class: "soft", text: say("chain.empty") })];
  const lines = blocks.toReversed().map((block) => {
    return blockLine(block, say, block.place >= common ? branch : null);
  });
  const older = height - blocks.length;
  if (older > 0)
    lines.push(element("li", { class: "soft", text: say("block.older", { count: older }) }));
  return [heading, element("ol", { class: "chain" }, lines)];
}

function blockLine(
  { place, hash, by, items }: BlockView,
  say: ClusterSay,
  branch: number | null,
): HTMLElement {
  const colour = branch === null ? "" : ` branch-${branch}`;
  return element("li", { class: `block${colour}`, attributes: { title: hash } }, [
    element("span", { class: "place", text: String(place) }),
    element("code", { text: shortHash(hash) }),
    element("span", { class: "soft", text: say("block.by", { by }) }),
    ...(items.length === 0 ? [] : [chips(items)]),
  ]);
}

/** The part of a hash that tells blocks apart: of a mined one, what follows the zeros. */
export function shortHash(hash: string): string {
  return hash.replace(/^0+/, "").slice(0, 7);
}

function chips(texts: readonly string[]): HTMLElement {
  const items = texts.map((text) => element("li", { text }));
  return element("ul", { class: "chips" }, items);
}
