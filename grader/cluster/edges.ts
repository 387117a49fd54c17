import type { IncomingMessage } from "node:http";
import type { ProgramOf } from "../fixture/scenario.ts";
import { ownerOf } from "./cluster-options.ts";
import type { ClusterOptions } from "./cluster-options.ts";
import { ownPorts } from "./ports.ts";
import { Proxy } from "./proxy.ts";
import type { EdgeName } from "./proxy.ts";
import { whoComes } from "./who-comes.ts";

/** Names of URLs at which nobody listens. */
const NOBODY = ["nobody x", "nobody y", "nobody z"];

/** Where the programs of a cluster are reached: their ports, and the recording proxies before them. */
export class Edges {
  readonly #options: ClusterOptions;
  readonly #ports = new Map<string, number>();
  readonly #proxies = new Map<string, Proxy>();
  readonly #nobody = new Map<string, number>();
  /** All ports that were taken: nobody else is given one of them before it is closed. */
  readonly #held: number[] = [];
  /** Goes up with every frame on an edge; who waits for the next one is called then. */
  #frames = 0;
  readonly #waiting = new Set<() => void>();

  private constructor(options: ClusterOptions) {
    this.#options = options;
  }

  /** Takes the ports of all programs, and opens the proxies before them. */
  static async open(options: ClusterOptions): Promise<Edges> {
    const edges = new Edges(options);
    try {
      await edges.#takePorts();
      await edges.#openOwnEdges();
      return edges;
    } catch (error) {
      await edges.close();
      throw error;
    }
  }

  /** The URL at which others reach a node or scripted peer, or of nobody. */
  url(name: string, host = "localhost"): string {
    const port = this.#proxies.get(name)?.port ?? this.#ports.get(name) ?? this.#nobody.get(name);
    if (port === undefined) throw new RangeError(`nothing named ${name} has a port`);
    return `ws://${host}:${port}/ws`;
  }

  /** The URL at which a node reaches a peer that it was given. */
  urlFor(name: string, { edges }: ProgramOf<"node">, peer: string): string {
    return this.url(edges === true ? edgeOf(name, peer) : peer);
  }

  /** What a node is to call itself; nothing where it is reached as it is. */
  advertised(name: string, { edges }: ProgramOf<"node">): string | undefined {
    if (edges === true) return this.url(`nobody ${name}`);
    const { naming } = ownerOf(name, this.#options);
    return this.#proxies.has(name) && naming === "taken" ? this.url(name) : undefined;
  }

  /** The port that a node or scripted peer itself listens on. */
  port(name: string): number {
    const port = this.#ports.get(name);
    if (port === undefined) throw new RangeError(`nothing named ${name} has a port`);
    return port;
  }

  /** As {@link port}, but undefined for what listens nowhere. */
  portIfAny(name: string): number | undefined {
    return this.#ports.get(name);
  }

  /** The proxy before a node. */
  proxy(name: string): Proxy {
    const proxy = this.#proxies.get(name);
    if (proxy === undefined) throw new RangeError(`${name} has no proxy`);
    return proxy;
  }

  /** @throws Error when a proxy is down that no step has cut: a fault of the grader. */
  check(): void {
    for (const [name, proxy] of this.#proxies) {
      if (!proxy.isSound) throw new Error(`the grader's proxy before ${name} is down`);
    }
  }

  /** How many frames have come by on the edges that are behind proxies; null when there are none. */
  get frames(): number | null {
    return this.#proxies.size === 0 ? null : this.#frames;
  }

  /** Waits for the next frame on such an edge, but no longer than this. */
  async nextFrame(timeoutMs: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const over = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(over);
        resolve();
      };
      const timer = setTimeout(over, timeoutMs);
      this.#waiting.add(over);
    });
  }

  /** Closes all proxies and gives all ports back, once no program is left; may be called twice. */
  async close(): Promise<void> {
    await Promise.all([...this.#proxies.values()].map((proxy) => proxy.close()));
    (await ownPorts()).release(this.#held.splice(0));
  }

  async #takePort(): Promise<number> {
    const port = await (await ownPorts()).hold();
    this.#held.push(port);
    return port;
  }

  async #takePorts(): Promise<void> {
    for (const [name, program] of Object.entries(this.#options.programs)) {
      if (program.program !== "node" && program.program !== "peer") continue;
      const port = await this.#takePort();
      this.#ports.set(name, port);
      if (program.program === "node" && isProxied(name, this.#options)) {
        this.#proxies.set(name, await this.#openProxy(name, port));
      }
    }
    for (const name of NOBODY) this.#nobody.set(name, await this.#takePort());
  }

  /** Opens the edges of nodes that have each peer behind a proxy of its own. */
  async #openOwnEdges(): Promise<void> {
    for (const [name, program] of Object.entries(this.#options.programs)) {
      if (program.program !== "node" || program.edges !== true) continue;
      this.#nobody.set(`nobody ${name}`, await this.#takePort());
      for (const peer of program.peers ?? []) {
        const proxy = await this.#openProxy(peer, this.port(peer), name);
        this.#proxies.set(edgeOf(name, peer), proxy);
      }
    }
  }

  /** @param only - who alone comes through it, where that is known. */
  async #openProxy(name: string, port: number, only?: string): Promise<Proxy> {
    const { programs, journal, entrance } = this.#options;
    const trackers = Object.keys(programs).filter((one) => programs[one]?.program === "tracker");
    const isMining = Object.values(programs).some((one) => "mine" in one || "peers" in one);
    const tracker = trackers.length === 1 ? trackers[0] : undefined;
    const from = only ?? (isMining ? "" : (tracker ?? ""));
    const nameOf = (request: IncomingMessage): EdgeName | null => {
      const who = whoComes(request, tracker, (url) => this.#nodeAt(url));
      if (who !== undefined) return { edge: `${who}→${name}` };
      return entrance === undefined ? { edge: `${from}→${name}` } : entrance.nameOf(name, request);
    };
    return Proxy.open(port, {
      name: `${from}→${name}`,
      ...(only === undefined && { nameOf }),
      port: entrance?.portOf(name) ?? (await this.#takePort()),
      onFrame: (frame) => {
        journal?.add(frame);
        this.#frames += 1;
        for (const over of [...this.#waiting]) over();
      },
    });
  }

  /** The node that others know by a URL, whatever host they call it by. */
  #nodeAt(url: string): string | undefined {
    const port = Number(/^\w+:\/\/[^/]*:(\d+)(?:\/|$)/.exec(url)?.[1] ?? 0);
    return [...this.#proxies].find(([, proxy]) => proxy.port === port)?.[0];
  }
}

/** The name of the edge from a node to a peer that it was given. */
function edgeOf(name: string, peer: string): string {
  return `${name}-${peer}`;
}

/**
 * Whether a node is reached through a proxy: where the scenario says so, and where there is a tracker,
 * so that its edges are in the journal.
 */
function isProxied(name: string, options: ClusterOptions): boolean {
  const { programs } = options;
  const program = programs[name];
  const { naming } = ownerOf(name, options);
  if (naming === "none" || program?.program !== "node") return false;
  return program.proxied ?? Object.values(programs).some((one) => one.program === "tracker");
}
