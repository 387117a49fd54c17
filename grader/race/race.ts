import { chainFaults } from "../verifier/index.ts";
import type { WireBlock } from "../verifier/wire.ts";
import type { Edges } from "./edges.ts";
import type { RaceEvent } from "./race-event.ts";
import { RaceFailure } from "./race-failure.ts";
import type { RaceOptions } from "./race-options.ts";
import type { RaceSay } from "./messages.ts";
import type { RaceView } from "./race-view.ts";
import type { RacingNode } from "./racing-node.ts";
import type { Transfers } from "./transfers.ts";

/** From one look at all nodes to the next, at least. */
const LOOK_MS = 200;
/** Looks cost the nodes time for mining: pauses are so many times as long as a look takes. */
const PAUSE_FACTOR = 4;
/** Transactions that still wait when the race is over have so many blocks more to come in. */
const MORE_BLOCKS = 50;
/** The part of the race after which a node is cut off, and the part after which it is healed. */
const CUT_FROM = 0.25;
const CUT_TO = 0.75;
/** All transactions are merged before this part of the race is over. */
const MERGED_BY = 0.9;
/** So many blocks, and the milliseconds that they have to take, or else they are too fast to travel. */
const FIRST_BLOCKS = 10;
const FIRST_BLOCKS_MS = 1000;
/** Who is so far beyond the end without agreement mines faster than blocks travel. */
const FAST_FACTOR = 10;

/** What a race is run with. */
export interface RaceParts {
  readonly options: RaceOptions;
  readonly nodes: readonly RacingNode[];
  readonly edges: Edges;
  readonly transfers: Transfers;
  readonly view: RaceView;
  /** Milliseconds of the race. */
  readonly now: () => number;
  readonly say: RaceSay;
  /** Called when there is something to show. */
  readonly onEvents: (events: readonly RaceEvent[]) => void;
}

/** The chains of all nodes at one look; null for a node that gave none. */
type Look = readonly (readonly WireBlock[] | null)[];

/** A race under way: looks at the nodes until all hold one chain of the length asked for. */
export class Race {
  readonly #parts: RaceParts;
  #cutState: "before" | "cut" | "after" = "before";
  /** The length of the longest chain, and when it was first seen. */
  #best = { length: 0, at: 0 };
  /** When the nodes were last equal, or the race was not over yet. */
  #fineAt = 0;
  /** When the nodes, all ready, were first looked at, and whether the pace was judged since. */
  readonly #began: number;
  #paceKnown = false;
  /** Ends the pause before the next look. */
  #wake: (() => void) | null = null;

  constructor(parts: RaceParts) {
    this.#parts = parts;
    this.#began = parts.now();
  }

  /**
   * Runs it to its end.
   *
   * @returns the hashes of the chain that all nodes hold at one look.
   * @throws RaceFailure when a node ends, or the nodes do not come to one valid chain.
   */
  async run(): Promise<readonly string[]> {
    const { options, transfers, now } = this.#parts;
    for (;;) {
      const began = now();
      const look = await this.#look();
      const pause = Math.max(LOOK_MS, PAUSE_FACTOR * (now() - began));
      const part = this.#best.length / options.blocks;
      this.#checkPace();
      await this.#cutOrHeal(part);
      await transfers.sendUpTo(part / MERGED_BY);
      const chain = this.#agreed(look);
      if (chain !== null && (await this.#isSettled(chain))) {
        this.#checkValid(look);
        return chain.map(({ hash = "" }) => hash);
      }
      this.#checkTime(look);
      await this.#pause(pause);
    }
  }

  /** Something was heard: when the race is over and all seem equal now, that is the time to look. */
  onHeard(): void {
    const { options, view } = this.#parts;
    if (this.#best.length >= options.blocks && view.isOneChain()) this.#wake?.();
  }

  async #pause(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }

  async #look(): Promise<Look> {
    const { nodes, view, now, onEvents } = this.#parts;
    const asked = now();
    const look = await Promise.all(nodes.map((node) => node.look()));
    for (const node of nodes) node.checkAlive();
    const at = now();
    const events = nodes.flatMap(({ name }, position) => {
      const blocks = look[position] ?? null;
      return blocks === null ? [] : view.looked(name, blocks, asked, at);
    });
    const length = Math.max(...look.map((blocks) => blocks?.length ?? 0));
    if (length > this.#best.length) this.#best = { length, at };
    onEvents(events);
    return look;
  }

  async #cutOrHeal(part: number): Promise<void> {
    const { options, nodes, edges, now, onEvents } = this.#parts;
    const name = nodes[options.cut ?? -1]?.name;
    if (name === undefined) return;
    if (this.#cutState === "before" && part >= CUT_FROM) {
      this.#cutState = "cut";
      await edges.cut();
      onEvents([{ kind: "cut", at: now(), name }]);
    } else if (this.#cutState === "cut" && part >= CUT_TO) {
      this.#cutState = "after";
      await edges.heal();
      onEvents([{ kind: "healed", at: now(), name }]);
    }
  }

  /** The chain that all nodes hold at this look, if it is long enough. */
  #agreed(look: Look): readonly WireBlock[] | null {
    const [first = null] = look;
    const { blocks } = this.#parts.options;
    const isOver = this.#best.length >= blocks;
    const isEqual = look.every((chain) => chain !== null && isSame(chain, first ?? []));
    if (!isOver || isEqual) this.#fineAt = this.#parts.now();
    return isEqual && first !== null && first.length >= blocks ? first : null;
  }

  /** Whether every transaction is exactly once in the chain, and none waits any more. */
  async #isSettled(chain: readonly WireBlock[]): Promise<boolean> {
    const { options, transfers, say } = this.#parts;
    if (options.transactions === 0) return true;
    const amiss = transfers.amiss(chain);
    const waiting = [...(await transfers.waiting())].filter(([, count]) => count > 0);
    if (amiss.size === 0 && waiting.length === 0) return true;
    if (chain.length <= options.blocks + MORE_BLOCKS) return false;
    const lines = [
      ...[...amiss].map(([id, count]) => say("amiss.chain", { id, count })),
      ...waiting.map(([name, count]) => say("amiss.pool", { name, count })),
    ];
    throw new RaceFailure("unsettled", { more: MORE_BLOCKS, amiss: lines.join("\n") });
  }

  /** @throws RaceFailure when a node's chain is not valid by the rules of the contract. */
  #checkValid(look: Look): void {
    const { options, nodes, say } = this.#parts;
    for (const [position, chain] of look.entries()) {
      const [fault] = chainFaults(chain ?? [], options);
      if (fault === undefined) continue;
      const { block, code, expected = "", got = "" } = fault;
      const name = nodes[position]?.name ?? "";
      const reason = say(`fault.${code}`, { expected, got });
      throw new RaceFailure("invalid", { name, block, reason });
    }
  }

  /** @throws RaceFailure when blocks come too fast and the difficulty was not asked for. */
  #checkPace(): void {
    const { options, now } = this.#parts;
    const { length } = this.#best;
    if (options.zerosGiven || this.#paceKnown || length < FIRST_BLOCKS) return;
    this.#paceKnown = true;
    const ms = now() - this.#began;
    if (ms * FIRST_BLOCKS >= length * FIRST_BLOCKS_MS) return;
    const { zeros } = options;
    const seconds = (ms / 1000).toFixed(1);
    throw new RaceFailure("too-fast", { zeros, length, seconds, next: zeros + 1 });
  }

  /** @throws RaceFailure when there was no new block, or no agreement, for too long. */
  #checkTime(look: Look): void {
    const { options, nodes, now, say } = this.#parts;
    const { limit: seconds, zeros, blocks } = options;
    if (now() - this.#best.at > seconds * 1000) {
      const logs = nodes.map((node) => node.lastWords()).join("\n");
      throw new RaceFailure("stalled", { seconds, zeros, length: this.#best.length, logs });
    }
    if (now() - this.#fineAt <= seconds * 1000) return;
    const holdings = nodes.map(({ name, fault }, position) => {
      const chain = look[position] ?? null;
      if (chain === null) return say("holding.none", { name, reason: fault ?? "" });
      const tip = (chain.at(-1)?.hash ?? "").slice(0, 16);
      return say("holding.chain", { name, length: chain.length, tip });
    });
    if (this.#best.length > FAST_FACTOR * blocks) holdings.push(say("holding.fast"));
    throw new RaceFailure("diverged", { seconds, blocks, holdings: holdings.join("\n") });
  }
}

function isSame(one: readonly WireBlock[], other: readonly WireBlock[]): boolean {
  return one.length === other.length && one.every(({ hash }, at) => hash === other[at]?.hash);
}
