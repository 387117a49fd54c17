import type { WireBlock } from "../verifier/wire.ts";
import { BlockTree } from "./block-tree.ts";
import type { SeenBlock } from "./block-tree.ts";
import type { RaceEvent, Reorganisation } from "./race-event.ts";

/** A node that takes part in a race. */
export interface Racer {
  readonly name: string;
  /** Its port, by which its blocks name it. */
  readonly port: number;
}

/** How a node stands during the race. */
export interface Standing {
  readonly name: string;
  /** Blocks of its chain. */
  readonly length: number;
  /** The hash of its newest block; the empty text while it has none. */
  readonly tip: string;
  /** How many blocks of the greatest chain are its own. */
  readonly won: number;
}

/** What is known of a node's chain. */
interface Holding {
  readonly chain: readonly string[];
  /** When that was learnt, in milliseconds of the race. */
  readonly at: number;
}

const NOTHING: Holding = { chain: [], at: -Infinity };

/**
 * What is known of a race from watching it: which blocks there are, and which chain each node has. It
 * is fed with what is heard and looked up, and says what there is to tell. It reads no clock.
 */
export class RaceView {
  /** Every reorganisation that was noticed. */
  readonly reorganisations: Reorganisation[] = [];
  readonly #tree: BlockTree;
  readonly #heights = new Set<number>();
  readonly #names: ReadonlyMap<number, string>;
  readonly #holdings: Map<string, Holding>;

  /** @param zeros - the difficulty; a block without that work is not looked at. */
  constructor(racers: readonly Racer[], zeros: number) {
    this.#tree = new BlockTree(zeros);
    this.#names = new Map(racers.map(({ name, port }) => [port, name]));
    this.#holdings = new Map(racers.map(({ name }) => [name, NOTHING]));
  }

  /** All blocks that were seen. */
  get seen(): readonly SeenBlock[] {
    return this.#tree.all();
  }

  /**
   * A block was heard.
   *
   * @param sender - the node that posted it, which has it as its newest one; null when it is unknown.
   * @param at - when, in milliseconds of the race.
   */
  heard(block: WireBlock, sender: string | null, at: number): RaceEvent[] {
    const events = this.#add([block], at);
    const held = this.#holdings.get(sender ?? "");
    if (sender === null || held === undefined) return events;
    const chain = this.#tree.chainTo(block.hash ?? "", held.chain);
    // A block that makes no greater chain was passed on, or comes late: the next look tells.
    if (chain === null || !isGreater(chain, held.chain)) return events;
    return [...events, ...this.#hold(sender, chain, at)];
  }

  /**
   * A node was asked for its chain.
   *
   * @param asked - when it was asked; what was heard of it after that is newer than the answer may be.
   */
  looked(name: string, blocks: readonly WireBlock[], asked: number, at: number): RaceEvent[] {
    const events = this.#add(blocks, at);
    const held = this.#holdings.get(name) ?? NOTHING;
    const chain = blocks.map(({ hash = "" }) => hash);
    if (held.at > asked && !isGreater(chain, held.chain)) return events;
    return [...events, ...this.#hold(name, chain, at)];
  }

  /** Whether all nodes have one chain, as far as is known. */
  isOneChain(): boolean {
    return new Set([...this.#holdings.values()].map(({ chain }) => chain.at(-1))).size === 1;
  }

  /** The hashes of the greatest chain that a node has. */
  best(): readonly string[] {
    const chains = [...this.#holdings.values()].map(({ chain }) => chain);
    return chains.reduce((one, other) => (isGreater(other, one) ? other : one), []);
  }

  /** How the nodes stand, in the order in which they were given. */
  standings(): readonly Standing[] {
    const winners = this.best().map((hash) => this.winnerOf(this.#tree.find(hash)));
    return [...this.#holdings].map(([name, { chain }]) => ({
      name,
      length: chain.length,
      tip: chain.at(-1) ?? "",
      won: winners.filter((winner) => winner === name).length,
    }));
  }

  /** The name of the node that mined a block, as its data say; null when they name no racer. */
  winnerOf(block: SeenBlock | undefined): string | null {
    return this.#names.get(block?.port ?? -1) ?? null;
  }

  #add(blocks: readonly WireBlock[], at: number): RaceEvent[] {
    return blocks.flatMap((wire) => {
      const block = this.#tree.add(wire, at);
      if (block === undefined) return [];
      const kind = this.#heights.has(block.index) ? "fork" : "won";
      this.#heights.add(block.index);
      return [{ kind, winner: this.winnerOf(block), block }];
    });
  }

  #hold(name: string, chain: readonly string[], at: number): RaceEvent[] {
    const before = this.#holdings.get(name)?.chain ?? [];
    this.#holdings.set(name, { chain, at });
    const from = before.findIndex((hash, position) => hash !== chain[position]);
    if (from === -1) return [];
    const reorganisation = { name, lost: before.length - from, from };
    this.reorganisations.push(reorganisation);
    return [{ kind: "reorganised", at, reorganisation }];
  }
}

/** Whether one chain is greater than another: longer, or as long with the lower tip (contract 4.4). */
function isGreater(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return one.length > other.length;
  return (one.at(-1) ?? "") < (other.at(-1) ?? "");
}
