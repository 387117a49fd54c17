import { Purity, Random, World, describeFault, nameAt } from "../../labs/kit/simulation/index.ts";
import type { Happening, MiningWorker, Programs } from "../../labs/kit/simulation/index.ts";
import type { WireBlock } from "../verifier/wire.ts";
import { BlockArrivals } from "./block-arrivals.ts";
import { LuckyWorker, SIMULATED_ZEROS } from "./lucky-worker.ts";
import type { NetworkJob, NetworkResult } from "./report.ts";
import { transfer } from "../bench/transfers.ts";

/** How long after the last block wanted it is waited for agreement, in intervals between blocks. */
const PATIENCE = 60;
/** How often it is looked whether all agree, in delays of a message. */
const LOOK = 2;
/** Seconds for the nodes to start and to get to know each other. */
const WARM_UP = 5;

/** Simulates a network of real nodes that mine; see {@link NetworkJob}. */
export async function runNetwork(programs: Programs, job: NetworkJob): Promise<NetworkResult> {
  return new Network(programs, job).run();
}

class Network {
  readonly #job: NetworkJob;
  readonly #names: readonly string[];
  readonly #random: Random;
  readonly #arrivals: BlockArrivals;
  readonly #world: World;
  #messages = 0;
  #bytes = 0;
  #lost = 0;
  #fault: string | null = null;

  constructor(programs: Programs, job: NetworkJob) {
    this.#job = job;
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
      ...{ zeros: SIMULATED_ZEROS, mine: true, sleep: 1, loss: job.loss },
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
    const { blocks, interval, delay } = this.#job;
    const began = performance.now();
    const { clock } = this.#world;
    this.#start();
    await clock.passUntil(WARM_UP, () => this.#fault !== null);
    this.#plan();
    const enough = (): boolean => this.#fault !== null || this.#arrivals.found >= blocks;
    while (!enough()) await clock.passUntil(clock.elapsed + interval, enough);
    const [last, limit] = [clock.elapsed, clock.elapsed + PATIENCE * interval];
    let isAgreed = false;
    while (!isAgreed && clock.elapsed < limit && this.#fault === null) {
      await clock.passUntil(clock.elapsed + LOOK * delay);
      isAgreed = this.#areOfOneMind();
    }
    if (this.#fault !== null) throw new Error(this.#fault);
    const chain = this.#chainOf(this.#names[0] ?? "");
    return {
      found: this.#arrivals.found,
      length: chain.length,
      forks: this.#arrivals.forks,
      spread: this.#arrivals.spread,
      agreed: isAgreed ? clock.elapsed - last : null,
      included: chain.reduce((sum, { items = [] }) => sum + items.length, 0),
      messages: this.#messages,
      bytes: this.#bytes,
      lost: this.#lost,
      virtual: clock.elapsed,
      real: (performance.now() - began) / 1000,
    };
  }

  /** Starts the nodes, each with some of those before it: the links are mutual once they registered. */
  #start(): void {
    for (const [at, name] of this.#names.entries()) {
      const peers = new Set<string>();
      while (peers.size < Math.min(at, this.#job.links)) {
        peers.add(this.#names[this.#random.below(at)] ?? "");
      }
      this.#world.startNode(name, [...peers]);
    }
  }

  /** Plans the transactions, and the partition. */
  #plan(): void {
    const { blocks, interval, transactions, partition } = this.#job;
    const { clock } = this.#world;
    const half = (blocks * interval) / 2;
    for (let number = 0; number < transactions; number++) {
      clock.plan(this.#random.between(0, half), () => {
        const pool = [transfer(number)];
        this.#world.ask(this.#random.pick(this.#names), { op: "merge", args: { pool } });
      });
    }
    if (partition === 0) return;
    clock.plan(half, () => {
      this.#world.divide(new Set(this.#names.slice(0, Math.floor(this.#names.length / 2))));
    });
    clock.plan(half + partition, () => {
      this.#world.divide(new Set());
    });
  }

  #note({ kind, from, to, at, text }: Happening): void {
    if (kind === "fault") this.#fault ??= `${from}: ${text}`;
    if (kind === "block") {
      const [, height = "", hash = ""] = /^Mined block (\d+): (\w+)$/.exec(text) ?? [];
      this.#arrivals.find(hash, Number(height), at);
    }
    if (kind !== "frame" && kind !== "lost") return;
    if (from === "client" || to === "client") return;
    this.#messages++;
    this.#bytes += text.length;
    if (kind === "lost") this.#lost++;
    else if (text.startsWith("POST")) {
      this.#arrivals.hear(to, /"hash":"(\w+)"/.exec(text)?.[1] ?? "", at);
    }
  }

  #areOfOneMind(): boolean {
    const tip = (name: string): string | undefined => this.#chainOf(name).at(-1)?.hash;
    const first = tip(this.#names[0] ?? "");
    return this.#names.every((name) => tip(name) === first);
  }

  #chainOf(name: string): readonly WireBlock[] {
    return this.#world.act(name, () => this.#world.program(name)?.blockchain?.()) ?? [];
  }
}
