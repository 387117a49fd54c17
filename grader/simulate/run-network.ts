import { Purity, Random, World, describeFault, nameAt } from "../../labs/kit/simulation/index.ts";
import type { Happening, MiningWorker, Programs } from "../../labs/kit/simulation/index.ts";
import type { WireBlock, WireTransaction } from "../verifier/wire.ts";
import { BlockArrivals } from "./block-arrivals.ts";
import { connectionsOf, layOut } from "./layout.ts";
import { LuckyWorker, SIMULATED_ZEROS } from "./lucky-worker.ts";
import type { NetworkJob, NetworkResult } from "./report.ts";
import { TrafficCount, trackerName } from "./traffic-count.ts";
import { transfer } from "../bench/transfers.ts";

/** How long after the last block wanted it is waited for agreement, in intervals between blocks. */
const PATIENCE = 60;
/** How often it is looked whether all agree, in delays of a message. */
const LOOK = 2;
/** Seconds for the nodes to start and to get to know each other. */
const WARM_UP = 5;
/** How long after a part the next one starts, in delays: the nodes of a part are known to its first by then. */
const BETWEEN_PARTS = 2;

/** How far a network has come. */
export interface NetworkProgress {
  readonly found: number;
  /** Virtual seconds. */
  readonly virtual: number;
}

/**
 * Simulates a network of real nodes that mine; see {@link NetworkJob}.
 *
 * @param onProgress - told with every block that is found.
 */
export async function runNetwork(
  programs: Programs,
  job: NetworkJob,
  onProgress: (progress: NetworkProgress) => void,
): Promise<NetworkResult> {
  return new Network(programs, job, onProgress).run();
}

class Network {
  readonly #job: NetworkJob;
  readonly #onProgress: (now: NetworkProgress) => void;
  readonly #names: readonly string[];
  readonly #random: Random;
  readonly #arrivals: BlockArrivals;
  readonly #world: World;
  /** The node that the tracker of each part begins with. */
  readonly #seeds: string[] = [];
  readonly #traffic = new TrafficCount();
  #fault: string | null = null;

  constructor(programs: Programs, job: NetworkJob, onProgress: (now: NetworkProgress) => void) {
    this.#job = job;
    this.#onProgress = onProgress;
    this.#names = Array.from({ length: job.nodes }, (_, at) => nameAt(at));
    this.#random = new Random(job.seed);
    this.#arrivals = new BlockArrivals(job.nodes);
    const luck = new Random(job.seed + 1);
    const worker = (world: World, isAlive: () => boolean): MiningWorker => {
      const { mine } = programs;
      if (mine === undefined) throw new Error("the nodes do not mine");
      const mean = job.interval * job.nodes;
      return new LuckyWorker({ clock: world.clock, random: luck, mean, mine, isAlive });
    };
    this.#world = new World({
      ...{ programs, purity: new Purity(), seed: job.seed, worker },
      ...{ zeros: SIMULATED_ZEROS, mine: true, sleep: job.sleep, loss: job.loss, isLarge: true },
      maxConnections: connectionsOf(job),
      describe: (error) => describeFault(error, job.language),
      // Nobody else writes to the nodes' files.
      poll: 3600,
      latency: [job.delay / 2, job.delay * 1.5],
      onHappening: (happening) => {
        this.#note(happening);
      },
    });
  }

  async run(): Promise<NetworkResult> {
    const { blocks, interval, part } = this.#job;
    const began = performance.now();
    const before = process.cpuUsage();
    const { clock } = this.#world;
    await this.#start();
    const whole = this.#plan();
    const enough = (): boolean => this.#fault !== null || this.#arrivals.found >= blocks;
    let converged: number | null = null;
    if (part > 0) {
      await clock.passUntil(whole, () => this.#fault !== null);
      converged = await this.#secondsUntil(() => this.#areOfOneMind() && this.#haveAll());
    }
    while (!enough()) await clock.passUntil(clock.elapsed + interval, enough);
    const agreed = await this.#secondsUntil(() => this.#areOfOneMind());
    if (this.#fault !== null) throw new Error(this.#fault);
    const used = process.cpuUsage(before);
    const chain = this.#chainOf(this.#names[0] ?? "");
    const traffic = this.#traffic.traffic();
    const sum = (of: "messages" | "bytes"): number =>
      Object.values(traffic).reduce((all, count) => all + count[of], 0);
    return {
      found: this.#arrivals.found,
      length: chain.length,
      forks: this.#arrivals.forks,
      spread: this.#arrivals.spread,
      ...{ agreed, converged },
      included: itemsOf(chain),
      traffic,
      messages: sum("messages"),
      bytes: sum("bytes"),
      lost: this.#traffic.lost,
      virtual: clock.elapsed,
      real: (performance.now() - began) / 1000,
      processor: (used.user + used.system) / 1e6,
    };
  }

  /** Starts the nodes, part after part, and a tracker in each part that has one. */
  async #start(): Promise<void> {
    const { delay } = this.#job;
    const { clock } = this.#world;
    const isOver = (): boolean => this.#fault !== null;
    for (const part of layOut({ ...this.#job, names: this.#names }, this.#random)) {
      for (const { name, peers } of part.nodes) this.#world.startNode(name, peers);
      await clock.passUntil(clock.elapsed + BETWEEN_PARTS * delay, isOver);
      const [seed] = part.nodes;
      if (!part.hasTracker || seed === undefined) continue;
      this.#seeds.push(seed.name);
      this.#startTracker(this.#seeds.length - 1);
    }
    await clock.passUntil(clock.elapsed + WARM_UP, isOver);
  }

  /** Starts the tracker of a part; the ticks of all are spread over the time between two of them. */
  #startTracker(part: number): void {
    const seed = this.#seeds[part] ?? "";
    this.#world.clock.plan(this.#random.between(0, this.#job.sleep), () => {
      this.#world.startTracker(seed, trackerName(part));
    });
  }

  /** Looks again and again until something is so: after how many seconds; null when it never is. */
  async #secondsUntil(isSo: () => boolean): Promise<number | null> {
    const { interval, delay } = this.#job;
    const { clock } = this.#world;
    const from = clock.elapsed;
    while (clock.elapsed < from + PATIENCE * interval && this.#fault === null) {
      await clock.passUntil(clock.elapsed + LOOK * delay);
      if (isSo()) return clock.elapsed - from;
    }
    return null;
  }

  /** Plans the transactions, and the partition. @returns when both are over, in virtual seconds. */
  #plan(): number {
    const { blocks, interval, transactions, partition } = this.#job;
    const { clock } = this.#world;
    const half = (blocks * interval) / 2;
    const end = clock.elapsed + half + partition;
    for (let number = 0; number < transactions; number++) {
      clock.plan(this.#random.between(0, half + partition), () => {
        const pool = [transfer(number)];
        this.#world.ask(this.#random.pick(this.#names), { op: "merge", args: { pool } });
      });
    }
    if (partition === 0) return end;
    clock.plan(half, () => {
      this.#world.divide(new Set(this.#names.slice(0, Math.floor(this.#names.length / 2))));
    });
    clock.plan(half + partition, () => {
      this.#world.divide(new Set());
      // A tracker has long given away the places of nodes that it lost, and keeps them given away. Who
      // runs it starts it again; otherwise pools of the two halves would meet in blocks alone.
      for (const part of this.#seeds.keys()) {
        this.#world.endTracker(trackerName(part));
        this.#startTracker(part);
      }
    });
    return end;
  }

  #note(happening: Happening): void {
    const { kind, from, to, at, text } = happening;
    if (kind === "fault") this.#fault ??= `${from}: ${text}`;
    if (kind === "block") {
      const [, height = "", hash = ""] = /^Mined block (\d+): (\w+)$/.exec(text) ?? [];
      this.#arrivals.find(hash, Number(height), at);
      this.#onProgress({ found: this.#arrivals.found, virtual: at });
    }
    if (kind !== "frame" && kind !== "lost") return;
    if (from === "client" || to === "client") return;
    this.#traffic.note(happening);
    if (kind === "frame" && text.startsWith("POST")) {
      this.#arrivals.hear(to, /"hash":"(\w+)"/.exec(text)?.[1] ?? "", at);
    }
  }

  #areOfOneMind(): boolean {
    const tip = (name: string): string | undefined => this.#chainOf(name).at(-1)?.hash;
    const first = tip(this.#names[0] ?? "");
    return this.#names.every((name) => tip(name) === first);
  }

  /** Whether every node has all transactions, in its chain, which is that of all, or in its pool. */
  #haveAll(): boolean {
    const { transactions } = this.#job;
    const missing = transactions - itemsOf(this.#chainOf(this.#names[0] ?? ""));
    if (missing === 0) return true;
    return this.#names.every((name) => {
      const reply = this.#world.ask(name, { op: "pool", args: {} }) as PoolReply | null;
      return reply?.response.pool.length === missing;
    });
  }

  #chainOf(name: string): readonly WireBlock[] {
    return this.#world.act(name, () => this.#world.program(name)?.blockchain?.()) ?? [];
  }
}

/** What a node answers to `pool`. */
interface PoolReply {
  readonly response: { readonly pool: readonly WireTransaction[] };
}

function itemsOf(chain: readonly WireBlock[]): number {
  return chain.reduce((sum, { items = [] }) => sum + items.length, 0);
}
