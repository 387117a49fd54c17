import { World, urlOf } from "../../labs/kit/simulation/index.ts";
import type { Happening, Programs, Purity } from "../../labs/kit/simulation/index.ts";
import { transferKey } from "../verifier/index.ts";
import type { WireBlock } from "../verifier/index.ts";
import { ACTIVE_SECONDS } from "./action.ts";
import type { Action, ScheduleKind } from "./action.ts";
import { chainOf, lookAt, peersOf } from "./holding.ts";
import type { Holding } from "./holding.ts";
import { findInChain, findInChains, findInHolding, findInPools } from "./invariants.ts";
import type { Finding } from "./invariants.ts";
import { transferOf } from "./transfer.ts";
import type { Violation } from "./violation.ts";

/** What came of a schedule. */
export interface ScheduleResult {
  readonly violation: Violation | null;
  readonly journal: readonly Happening[];
  /** A hash of the journal: the same seed gives the same one, unless a program is not pure. */
  readonly digest: () => string;
  /** The chains at the end, by node. */
  readonly chains: ReadonlyMap<string, readonly WireBlock[]>;
}

/** What a schedule is run with. */
export interface ScheduleOptions {
  readonly programs: Programs;
  readonly purity: Purity;
  readonly kind: ScheduleKind;
  readonly seed: number;
  readonly actions: readonly Action[];
  /** What is said of an error that a program throws. */
  readonly describe: (error: unknown) => string;
}

/** Seconds after everything is healed in which the nodes have to agree. */
const HEALED_SECONDS = 12;
/** The difficulty of nodes that mine: with it a node finds a block in about three virtual seconds. */
const MINED_ZEROS = 2;
/** Seconds between two looks at whether they do. */
const LOOK_SECONDS = 1;

/** Runs a schedule in virtual time, and says what did not hold that must. */
export async function runSchedule(options: ScheduleOptions): Promise<ScheduleResult> {
  return new Schedule(options).run();
}

class Schedule {
  readonly #world: World;
  readonly #options: ScheduleOptions;
  /** What each node has said 202 to. */
  readonly #acknowledged = new Map<string, Set<string>>();
  readonly #chains = new Map<string, readonly WireBlock[]>();
  readonly #zeros: number;
  #violation: Violation | null = null;

  constructor(options: ScheduleOptions) {
    const { programs, purity, kind, seed } = options;
    this.#options = options;
    this.#zeros = kind.mines ? MINED_ZEROS : 0;
    this.#world = new World({
      programs,
      purity,
      seed,
      zeros: this.#zeros,
      mine: kind.mines,
      sleep: 1,
      describe: options.describe,
    });
    for (const node of kind.nodes) this.#acknowledged.set(node, new Set());
  }

  async run(): Promise<ScheduleResult> {
    const { actions } = this.#options;
    const { clock } = this.#world;
    const isDone = (): boolean => this.#violation !== null;
    this.#begin();
    for (const action of actions) {
      clock.plan(action.at, () => {
        this.#act(action);
      });
    }
    await clock.passUntil(ACTIVE_SECONDS, isDone);
    if (!isDone()) await this.#end();
    const fault = this.#world.journal.find(({ kind }) => kind === "fault");
    if (fault !== undefined) {
      const { at, from, text } = fault;
      this.#violation = { invariant: "no-throw", at, node: from, found: text };
    }
    return {
      violation: this.#violation,
      journal: this.#world.journal,
      digest: () => this.#world.digest(),
      chains: this.#chains,
    };
  }

  #begin(): void {
    const { nodes, builders } = this.#options.kind;
    for (const node of nodes) this.#startNode(node);
    for (const node of builders) this.#world.startBuilder(node);
    this.#introduce([nodes[0] ?? ""]);
  }

  #startNode(node: string): void {
    const { nodes, mines } = this.#options.kind;
    this.#world.startNode(node, mines ? nodes.filter((other) => other !== node) : []);
  }

  /** Tells nodes of all others, from which the tracker learns of them, and starts the tracker. */
  #introduce(told: readonly string[]): void {
    const { nodes } = this.#options.kind;
    const addr = nodes.map(urlOf);
    for (const node of told) this.#world.ask(node, { op: "register", args: { addr } });
    this.#world.startTracker(nodes[0] ?? "");
  }

  #act(action: Action): void {
    const world = this.#world;
    switch (action.do) {
      case "merge":
        this.#merge(action.node, action.transactions);
        break;
      case "look":
        world.interleaveBuilder(action.node);
        this.#look(action.node);
        break;
      case "build":
        world.stepBuilder(action.node);
        break;
      case "crash-builder":
        world.crashBuilder(action.node);
        world.startBuilder(action.node);
        break;
      case "crash":
        world.crashNode(action.node);
        this.#later(action.seconds, () => {
          this.#startNode(action.node);
        });
        break;
      case "crash-at-append":
        world.crashAtAppend(action.node, action.when);
        this.#later(action.seconds, () => {
          this.#startNode(action.node);
        });
        break;
      case "cut":
        world.cut(action.node);
        this.#later(action.seconds, () => {
          world.heal(action.node);
        });
        break;
    }
  }

  #later(seconds: number, run: () => void): void {
    this.#world.clock.plan(seconds, run);
  }

  /** A client's `merge`: what is said 202 to must never be lost. */
  #merge(node: string, numbers: readonly number[]): void {
    if (this.#world.program(node) === null) return;
    const pool = numbers.map(transferOf);
    const reply = this.#world.ask(node, { op: "merge", args: { pool } }) as {
      readonly status?: unknown;
    } | null;
    // Who crashed over it has said nothing, and owes nothing.
    if (reply === null) return;
    if (reply.status !== 202) {
      this.#found(node, { invariant: "answers", found: JSON.stringify(reply) });
      return;
    }
    for (const transfer of pool) this.#acknowledged.get(node)?.add(transferKey(transfer));
  }

  #look(node: string): Holding | null {
    if (this.#world.program(node) === null) return null;
    const holding = lookAt(this.#world, node);
    if (holding === null) {
      if (this.#world.program(node) !== null) {
        this.#found(node, { invariant: "answers", found: "pool, blocks" });
      }
      return null;
    }
    const acknowledged = this.#acknowledged.get(node) ?? new Set();
    this.#found(node, findInHolding(holding, acknowledged, this.#zeros));
    return holding;
  }

  #found(node: string, finding: Finding | null): void {
    if (finding === null || this.#violation !== null) return;
    this.#violation = { ...finding, at: this.#world.clock.elapsed, node };
  }

  /** Heals everything, starts what is down, and waits until all agree or the time is over. */
  async #end(): Promise<void> {
    const { nodes, builders, hasLedger } = this.#options.kind;
    const { clock } = this.#world;
    for (const node of nodes) {
      this.#world.heal(node);
      this.#startNode(node);
    }
    this.#introduce(nodes);
    const deadline = ACTIVE_SECONDS + HEALED_SECONDS;
    for (;;) {
      if (hasLedger) for (const node of builders) this.#world.stepBuilder(node);
      await clock.passUntil(clock.elapsed + LOOK_SECONDS);
      if (!this.#world.hasTracker) this.#introduce(nodes);
      const disagreement = this.#disagreement();
      if (this.#violation !== null || disagreement === null) return;
      if (clock.elapsed < deadline) continue;
      this.#found(nodes.join(), disagreement);
      return;
    }
  }

  /** What the nodes do not agree about now. */
  #disagreement(): Finding | null {
    const { nodes, hasLedger, mines } = this.#options.kind;
    if (!hasLedger && !mines) return this.#unknown();
    const holdings = new Map<string, Holding>();
    for (const node of nodes) {
      const holding = hasLedger ? this.#look(node) : null;
      const chain = hasLedger ? holding?.blocks : chainOf(this.#world, node);
      if (this.#violation !== null || chain === undefined || chain === null) return null;
      this.#chains.set(node, chain);
      if (holding === null) this.#found(node, findInChain(chain, this.#zeros));
      else holdings.set(node, holding);
    }
    return findInChains(this.#chains) ?? findInPools(holdings);
  }

  /** Which node does not know all others. */
  #unknown(): Finding | null {
    const { nodes } = this.#options.kind;
    for (const node of nodes) {
      const known = peersOf(this.#world, node);
      const missing = nodes.find((other) => known?.includes(urlOf(other)) !== true);
      if (missing !== undefined) {
        return { invariant: "all-known", found: `${node}: ${known?.join(" ") ?? "?"}` };
      }
    }
    return null;
  }
}
