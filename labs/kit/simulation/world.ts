import { createHash } from "node:crypto";
import { minedLabel } from "../contract/header.ts";
import type { Request } from "../contract/requests.ts";
import type { BuilderProgram } from "../programs/builder-program.ts";
import type { Log } from "../programs/log.ts";
import type { MiningWorker } from "../programs/mining.ts";
import type { NodeContext, NodeProgram } from "../programs/node-program.ts";
import { Crash, Disk } from "./disk.ts";
import type { Happening } from "./happening.ts";
import { portOf, urlOf } from "./names.ts";
import { Partition } from "./partition.ts";
import { Random } from "./random.ts";
import { SharedBlocks } from "./shared-blocks.ts";
import { SimulatedPeers } from "./simulated-peers.ts";
import { SimulatedTracker } from "./simulated-tracker.ts";
import { SimulatedWorker } from "./simulated-worker.ts";
import { VirtualClock } from "./virtual-clock.ts";
import type { WorldOptions } from "./world-options.ts";

/** A process of a node. */
interface NodeProcess {
  readonly program: NodeProgram;
  isAlive: boolean;
}

/** Seconds between two looks of a node's host at its file. */
const POLL_SECONDS = 0.5;
/** Least and most seconds that a frame is on its way. */
const LATENCY = [0.002, 0.12] as const;
/**
 * How likely the builder runs between a node's judgement and its writing, or just before somebody looks
 * at the node, or a frame reaches the node between the builder's judgement and its writing.
 */
const INTERLEAVE = 0.3;

/** Nodes, trackers and builders of a submission in virtual time, on a network that a seed decides on. */
export class World {
  readonly clock = new VirtualClock();
  readonly journal: Happening[] = [];
  /** The blocks that nodes share; null where each is to have its own. */
  readonly shared: SharedBlocks | null;
  readonly #options: WorldOptions;
  readonly #random: Random;
  readonly #disks = new Map<string, Disk>();
  readonly #nodes = new Map<string, NodeProcess>();
  readonly #builders = new Map<string, BuilderProgram>();
  readonly #running = new Set<string>();
  readonly #partition = new Partition();
  /** Crashes that wait for the next append of a node: before it is written, or after. */
  readonly #crashPoints = new Map<string, "before" | "after">();
  readonly #trackers = new Map<string, SimulatedTracker>();

  constructor(options: WorldOptions) {
    this.#options = options;
    this.#random = new Random(options.seed);
    this.shared = options.isLarge === true ? new SharedBlocks() : null;
  }

  /** Whether a node runs and is not cut off. */
  isReachable(name: string): boolean {
    return this.#nodes.has(name) && !this.#partition.isCut(name);
  }

  /** Whether two nodes can reach each other. */
  areConnected(one: string, other: string): boolean {
    return this.isReachable(one) && this.isReachableFrom(one, other);
  }

  /** Divides the network: these nodes reach only each other, and the rest only the rest. */
  divide(side: ReadonlySet<string>): void {
    this.#partition.divide(side);
    for (const { sockets } of this.#trackers.values()) sockets.dropUnreachable();
  }

  /** Whether a node runs that is on the same side of a partition as another, which may be down. */
  isReachableFrom(other: string, name: string): boolean {
    return this.isReachable(name) && this.#partition.isSameSide(name, other);
  }

  /** Whether a posted block is lost. */
  isLost(): boolean {
    const { loss = 0 } = this.#options;
    return loss > 0 && this.#random.chance(loss);
  }

  /** Whether any tracker runs. */
  get hasTracker(): boolean {
    return this.#trackers.size > 0;
  }

  /** How long the next frame takes, in seconds. */
  latency(): number {
    return this.#random.between(...(this.#options.latency ?? LATENCY));
  }

  /** Notes what happened. */
  note(kind: Happening["kind"], from: string, to: string, text: string, answer?: number): void {
    const at = this.clock.elapsed;
    const happening = { at, kind, from, to, text, ...(answer !== undefined && { answer }) };
    if (this.#options.onHappening === undefined) this.journal.push(happening);
    else this.#options.onHappening(happening);
  }

  /** Starts a node on its file, or starts it again. */
  startNode(name: string, peers: readonly string[] = []): void {
    if (this.#nodes.has(name)) return;
    this.note("start", name, name, "node");
    const { programs, mine, zeros, purity } = this.#options;
    const node: { isAlive: boolean; program?: NodeProgram } = { isAlive: true };
    const context: NodeContext = {
      selfUrl: urlOf(name),
      port: portOf(name),
      peers: peers.map((peer) => urlOf(peer)),
      mine,
      zeros,
      rounds: 64,
      now: () => this.clock.now,
      after: (seconds) => this.#wait(seconds, () => node.isAlive),
      log: this.#log(name),
      network: new SimulatedPeers(this, name, () => node.isAlive),
      worker: () => this.#worker(() => node.isAlive),
      journal: () => this.#disk(name).open(true, this.#appendHooks(name, "node")),
    };
    this.#guard(name, () => {
      node.program = purity.watch(() => programs.node(context));
      this.#nodes.set(name, node as NodeProcess);
      this.#keepPolling(name, node as NodeProcess);
      const started = purity.watch(() => node.program?.start?.());
      void Promise.resolve(started).catch((error: unknown) => {
        this.#fault(name, error);
      });
    });
  }

  /** Ends a node as `kill -9` does; what is not on its disk is gone. */
  crashNode(name: string): void {
    const node = this.#nodes.get(name);
    if (node === undefined) return;
    this.note("crash", name, name, "node");
    node.isAlive = false;
    this.#nodes.delete(name);
    for (const { sockets } of this.#trackers.values()) sockets.drop(urlOf(name));
  }

  /** Has a node crash at its next append, before or after it is written. */
  crashAtAppend(name: string, when: "before" | "after"): void {
    if (this.#nodes.has(name)) this.#crashPoints.set(name, when);
  }

  /** Starts a builder on a node's file. */
  startBuilder(name: string): void {
    const { programs, purity } = this.#options;
    this.#guard(`builder ${name}`, () => {
      const program: BuilderProgram | undefined = purity.watch(() =>
        programs.builder?.({
          minItems: 2,
          rounds: 64,
          label: minedLabel(portOf(name)),
          now: () => this.clock.now,
          log: this.#log(`builder ${name}`),
          worker: () => this.#worker(() => this.#builders.get(name) === program),
          journal: () => this.#disk(name).open(false, this.#appendHooks(name, "builder")),
        }),
      );
      if (program !== undefined) this.#builders.set(name, program);
    });
  }

  /** Ends a builder as `kill -9` does. */
  crashBuilder(name: string): void {
    if (this.#builders.delete(name)) this.note("crash", `builder ${name}`, name, "builder");
  }

  /** Lets a builder look at the pool once. */
  stepBuilder(name: string): void {
    const builder = this.#builders.get(name);
    const id = `builder ${name}`;
    if (builder === undefined || this.#running.has(id)) return;
    this.#run(id, () => {
      this.#guard(id, () => {
        const step = this.#options.purity.watch(() => builder.step());
        void Promise.resolve(step).catch((error: unknown) => {
          this.#fault(id, error);
        });
      });
    });
  }

  /** Perhaps lets a node's builder run now: what it writes, the node has not read yet. */
  interleaveBuilder(name: string): void {
    if (this.#random.chance(INTERLEAVE)) this.stepBuilder(name);
  }

  /** Starts a tracker that begins with a node, unless one of that name runs. */
  startTracker(seed: string, name = "tracker"): void {
    const { programs, sleep, maxConnections = 5 } = this.#options;
    if (this.#trackers.has(name) || programs.tracker === undefined) return;
    this.note("start", name, name, "tracker");
    const tracker = new SimulatedTracker(this, {
      ...{ name, seed, sleep, maxConnections, program: programs.tracker, log: this.#log(name) },
      end: () => {
        this.endTracker(name);
      },
    });
    this.#trackers.set(name, tracker);
    tracker.start();
  }

  /** Ends a tracker, by itself or from outside. */
  endTracker(name = "tracker"): void {
    const tracker = this.#trackers.get(name);
    if (tracker === undefined) return;
    this.note("end", name, name, "tracker");
    tracker.close();
    this.#trackers.delete(name);
  }

  /** Cuts a node off from the network, or heals that. */
  cut(name: string): void {
    this.#partition.cut(name);
    this.note("cut", name, name, "network");
    for (const { sockets } of this.#trackers.values()) sockets.drop(urlOf(name));
  }

  heal(name: string): void {
    if (this.#partition.heal(name)) this.note("heal", name, name, "network");
  }

  /** A client on the node's own machine asks it; the reply, or null when there is none. */
  ask(name: string, request: Request): unknown {
    const text = JSON.stringify(request);
    this.note("frame", "client", name, text);
    const reply = this.deliver(name, text);
    if (reply === null) return null;
    this.note("frame", name, "client", reply);
    return JSON.parse(reply);
  }

  /** Hands a frame to a node; its reply, or null when it does not run or crashes over it. */
  deliver(name: string, text: string): string | null {
    const node = this.#nodes.get(name);
    if (node === undefined) return null;
    return this.#run(name, () => {
      const reply = this.#guard(name, () =>
        this.#options.purity.watch(() => node.program.handle(text)),
      );
      return node.isAlive && reply !== undefined ? reply : null;
    });
  }

  /** A node's program, for the network between nodes; null when it does not run. */
  program(name: string): NodeProgram | null {
    return this.#nodes.get(name)?.program ?? null;
  }

  /** Runs code of a node's program that is no request; what it throws is noted. */
  act<T>(name: string, run: () => T): T | undefined {
    return this.#run(name, () => this.#guard(name, () => this.#options.purity.watch(run)));
  }

  /** What happened, as a hash: the same seed has to give the same one. */
  digest(): string {
    return createHash("sha256").update(JSON.stringify(this.journal)).digest("hex");
  }

  #disk(name: string): Disk {
    const { zeros } = this.#options;
    const disk = this.#disks.get(name) ?? new Disk(zeros, this.shared);
    this.#disks.set(name, disk);
    return disk;
  }

  /** Around an append: the other process of the file may run, and this one may crash. */
  #appendHooks(name: string, who: "node" | "builder"): { before: () => void; after: () => void } {
    const crash = (when: "before" | "after"): void => {
      if (who !== "node" || this.#crashPoints.get(name) !== when) return;
      this.#crashPoints.delete(name);
      this.crashNode(name);
      throw new Crash("the simulated machine was switched off");
    };
    return {
      before: () => {
        this.#options.purity.pause(() => {
          if (!this.#random.chance(INTERLEAVE)) return;
          if (who === "node") this.stepBuilder(name);
          else if (!this.#running.has(name)) this.#hurry(name);
        });
        crash("before");
      },
      after: () => {
        crash("after");
      },
    };
  }

  /** The next frame that trackers have underway to a node arrives now. */
  #hurry(name: string): void {
    for (const { sockets } of this.#trackers.values()) sockets.hurry(urlOf(name));
  }

  /** While a process runs, nobody enters it a second time. */
  #run<T>(id: string, run: () => T): T {
    this.#running.add(id);
    try {
      return run();
    } finally {
      this.#running.delete(id);
    }
  }

  #guard<T>(name: string, run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof Crash)) this.#fault(name, error);
      return undefined;
    }
  }

  #fault(name: string, error: unknown): void {
    this.note("fault", name, name, this.#options.describe(error));
  }

  #log(name: string): Log {
    const quiet = (): void => undefined;
    const say = (text: string): void => {
      if (text.startsWith("Mined block")) this.note("block", name, name, text);
    };
    return { debug: quiet, info: say, warning: quiet, error: quiet, critical: quiet };
  }

  /** A promise for later; when the process that waits is gone by then, it stays open for ever. */
  #wait(seconds: number, isAlive: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.clock.plan(seconds, () => {
        if (isAlive()) resolve();
      });
    });
  }

  #worker(isAlive: () => boolean): MiningWorker {
    const { programs, worker } = this.#options;
    if (worker !== undefined) return worker(this, isAlive);
    const { mine } = programs;
    return new SimulatedWorker(this.clock, this.#random, mine, isAlive);
  }

  /** The host's look at the journal, less often than in reality: nothing else happens in between. */
  #keepPolling(name: string, node: NodeProcess): void {
    if (node.program.step === undefined) return;
    const { poll: every = POLL_SECONDS } = this.#options;
    const poll = (): void => {
      if (!node.isAlive) return;
      this.act(name, () => node.program.step?.());
      this.clock.plan(every, poll);
    };
    this.clock.plan(every, poll);
  }
}
