import type { World } from "../../labs/kit/simulation/index.ts";
import type { WireBlock, WireTransaction } from "../verifier/index.ts";

/** What a node holds. */
export interface Holding {
  readonly pool: readonly WireTransaction[];
  readonly blocks: readonly WireBlock[];
}

interface LedgerReply {
  readonly status?: unknown;
  readonly response?: { readonly pool?: unknown; readonly blocks?: unknown };
}

/** Asks a node for what it holds; null when an answer is missing or of another form. */
export function lookAt(world: World, node: string): Holding | null {
  const pool = (world.ask(node, { op: "pool", args: {} }) as LedgerReply | null)?.response?.pool;
  const blocks = (world.ask(node, { op: "blocks", args: {} }) as LedgerReply | null)?.response
    ?.blocks;
  if (!Array.isArray(pool) || !Array.isArray(blocks)) return null;
  return { pool: pool as WireTransaction[], blocks: blocks as WireBlock[] };
}

/** The chain of a node without a ledger, by its page. */
export function chainOf(world: World, node: string): readonly WireBlock[] | null {
  const blocks = world.act(node, () => world.program(node)?.blockchain?.());
  return blocks === undefined ? null : (JSON.parse(JSON.stringify(blocks)) as WireBlock[]);
}

/** The URLs that a node lists; null when there is no answer of that form. */
export function peersOf(world: World, node: string): readonly string[] | null {
  const reply = world.ask(node, { op: "peers", args: {} }) as {
    readonly response?: { readonly peers?: unknown };
  } | null;
  const peers = reply?.response?.peers;
  return Array.isArray(peers) ? peers.map(String) : null;
}
