import type { Random } from "../../labs/kit/simulation/index.ts";

/** How a network is laid out. */
export interface LayoutOptions {
  readonly names: readonly string[];
  /** How many earlier nodes, or first nodes of earlier parts, each one knows. */
  readonly links: number;
  /** How many nodes each tracker serves; 0: there is no tracker. */
  readonly part: number;
}

/** A part of a network: nodes that start together, and perhaps a tracker that begins with the first. */
export interface Part {
  readonly hasTracker: boolean;
  /** The nodes with the peers that they are started with. */
  readonly nodes: readonly { readonly name: string; readonly peers: readonly string[] }[];
}

/**
 * Who knows whom in the beginning. Without trackers each node knows some earlier ones, and all are one
 * part. With trackers it is as in a building: in each room all know the first node of the room, which
 * knows those of some earlier rooms.
 */
export function layOut({ names, links, part }: LayoutOptions, random: Random): readonly Part[] {
  if (part === 0) {
    const nodes = names.map((name, at) => ({
      name,
      peers: some(names.slice(0, at), links, random),
    }));
    return [{ hasTracker: false, nodes }];
  }
  const firsts: string[] = [];
  const parts: Part[] = [];
  for (let at = 0; at < names.length; at += part) {
    const [first = "", ...others] = names.slice(at, at + part);
    const peers = some(firsts, links, random);
    const members = others.map((name) => ({ name, peers: [first] }));
    parts.push({ hasTracker: true, nodes: [{ name: first, peers }, ...members] });
    firsts.push(first);
  }
  return parts;
}

/**
 * The limit of a tracker's connections (`-c`): its own part, and the first nodes of other parts that
 * its seed knows; what it takes from one part to another goes through these.
 */
export function connectionsOf({ links, part }: Pick<LayoutOptions, "links" | "part">): number {
  return part + links;
}

/** As many different ones of a list, or all. */
function some(list: readonly string[], count: number, random: Random): readonly string[] {
  const chosen = new Set<string>();
  while (chosen.size < Math.min(list.length, count)) chosen.add(random.pick(list));
  return [...chosen];
}
