import { mkdirSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { CONSOLE_VARIABLE } from "../../labs/kit/http/console-variable.ts";
import type { NodeOption } from "../../labs/kit/skeleton/labs.ts";
import type { ProgramName } from "../../labs/kit/submission/manifest.ts";
import { CheckFailure } from "../check/failure.ts";
import type { ProgramOf, ScenarioProgram } from "../fixture/scenario.ts";
import { Connection } from "./connection.ts";
import type { EdgeFaults } from "./faults.ts";
import type { Journal } from "./journal.ts";
import { knock } from "./knock.ts";
import type { Launcher } from "./launcher.ts";
import type { Naming } from "./naming.ts";
import { nodeArguments } from "./node-arguments.ts";
import { exited, overLimit } from "./ended.ts";
import { listenOnOwnPort } from "./own-port.ts";
import { freePort } from "./ports.ts";
import { ProgramProcess } from "./program-process.ts";
import type { Probe } from "./probe.ts";
import { Proxy } from "./proxy.ts";
import type { EdgeName } from "./proxy.ts";
import { ScriptedPeer } from "./scripted-peer.ts";
import type { Script } from "./scripted-peer.ts";
import { whoComes } from "./who-comes.ts";
import type { Workspace } from "./workspace.ts";

/** How long a program may take until it is ready, before `--timeout-factor`. */
const START_TIMEOUT_MS = 10_000;

/** What a cluster is made of. */
export interface ClusterOptions {
  readonly programs: Readonly<Record<string, ScenarioProgram>>;
  readonly launcher: Launcher;
  readonly workspace: Workspace;
  /** The probe, which all clusters of a run share. */
  readonly probe: Probe;
  /** The folder for the files of this cluster. */
  readonly folder: string;
  /** The options of a node that the lab has introduced. */
  readonly nodeOptions: readonly NodeOption[];
  /** What a node's `zeros: "race"` stands for. */
  readonly raceZeros?: number | undefined;
  readonly timeoutFactor: number;
  readonly locale: string;
  /** What the submission's nodes make of `--advertise`; a proxy is no good before one without it. */
  readonly naming: Naming;
  /** Whose a program is where several submissions meet; all others are of `launcher`. */
  readonly owners?: ReadonlyMap<string, ProgramOwner>;
  /** Where all frames are noted; null when nobody wants to know. */
  readonly journal: Journal | null;
  /** How clients from outside come to the nodes; left out where the grader alone talks to them. */
  readonly entrance?: Entrance;
  /** The file of the console's page, where somebody is to look at it; programs have to be able to read it. */
  readonly consolePage?: string;
  /** Called when something is done to programs or to the edges between them. */
  readonly onEvent?: (kind: ClusterEvent, names: readonly string[]) => void;
}

/** How clients that are none of the grader's come to the nodes. */
export interface Entrance {
  /** Where the proxy before a node listens. */
  readonly portOf: (node: string) => number;
  /** What somebody is called who is none of the cluster's programs; null for what is not to be noted. */
  readonly nameOf: (node: string, request: IncomingMessage) => EdgeName | null;
}
/**
 * A submission with programs among those of others. Its `folder` is its own, so that none reads or writes
 * the files of another.
 */
export type ProgramOwner = Pick<ClusterOptions, "launcher" | "naming" | "folder">;

/** What is done to programs and edges. */
export type ClusterEvent = "start" | "kill" | "cut" | "heal" | "pause" | "resume";

/** A program of a cluster as it was started. */
export interface ClusterProgram {
  readonly name: string;
  readonly program: ScenarioProgram["program"];
  /** Where a node or scripted peer listens. */
  readonly port?: number;
  /** The options that it was started with last. */
  readonly args: readonly string[];
}

/** The programs of a scenario: processes of the submission, and scripted peers of the grader. */
export class Cluster {
  readonly #options: ClusterOptions;
  readonly #ports = new Map<string, number>();
  readonly #proxies = new Map<string, Proxy>();
  readonly #processes = new Map<string, ProgramProcess>();
  /** Those that a step killed: what they printed is still of use. */
  readonly #killed: [string, ProgramProcess][] = [];
  readonly #peers = new Map<string, ScriptedPeer>();
  readonly #connections = new Map<string, Connection>();
  readonly #nobody = new Map<string, number>();
  readonly #paused = new Set<string>();
  readonly #args = new Map<string, readonly string[]>();
  /** Goes up with every frame on an edge; who waits for the next one is called then. */
  #frames = 0;
  readonly #waiting = new Set<() => void>();
  /** What each page of a node answered last. */
  readonly #pages = new Map<string, string>();

  private constructor(options: ClusterOptions) {
    this.#options = options;
  }

  /** Makes a folder and takes ports; nothing runs yet. */
  static async create(options: ClusterOptions): Promise<Cluster> {
    const cluster = new Cluster(options);
    try {
      for (const { folder } of [options, ...(options.owners?.values() ?? [])]) {
        mkdirSync(folder, { recursive: true });
      }
      await cluster.#takePorts();
      await cluster.#openEdges();
      return cluster;
    } catch (error) {
      await cluster.close();
      throw error;
    }
  }

  async #takePorts(): Promise<void> {
    for (const [name, program] of Object.entries(this.#options.programs)) {
      if (program.program !== "node" && program.program !== "peer") continue;
      const port = await freePort();
      this.#ports.set(name, port);
      if (program.program === "node" && isProxied(name, this.#options)) {
        this.#proxies.set(name, await this.#openProxy(name, port));
      }
    }
    for (const name of ["x", "y", "z"]) this.#nobody.set(`nobody ${name}`, await freePort());
  }

  /** Opens the edges of nodes that have each peer behind a proxy of its own. */
  async #openEdges(): Promise<void> {
    for (const [name, program] of Object.entries(this.#options.programs)) {
      if (program.program !== "node" || program.edges !== true) continue;
      this.#nobody.set(`nobody ${name}`, await freePort());
      for (const peer of program.peers ?? []) {
        const proxy = await this.#openProxy(peer, this.port(peer), name);
        this.#proxies.set(edgeOf(name, peer), proxy);
      }
    }
  }

  /** The URL of a node or scripted peer, or of nobody. */
  url(name: string, host = "localhost"): string {
    const port = this.#proxies.get(name)?.port ?? this.#ports.get(name) ?? this.#nobody.get(name);
    if (port === undefined) throw new RangeError(`nothing named ${name} has a port`);
    return `ws://${host}:${port}/ws`;
  }

  /** The port that a node or scripted peer itself listens on. */
  port(name: string): number {
    const port = this.#ports.get(name);
    if (port === undefined) throw new RangeError(`nothing named ${name} has a port`);
    return port;
  }

  /** A scripted peer by its name. */
  peer(name: string): ScriptedPeer {
    const peer = this.#peers.get(name);
    if (peer === undefined) throw new RangeError(`${name} is no scripted peer`);
    return peer;
  }

  /** A process by its name. */
  process(name: string): ProgramProcess {
    const process = this.#processes.get(name);
    if (process === undefined) throw new RangeError(`${name} was not started`);
    return process;
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

  /** The submission's probe. @throws CheckFailure when it can't be started at all. */
  probe(): Probe {
    this.#checkUsable("probe", this.#options.launcher);
    return this.#options.probe;
  }

  /** Adds a scripted peer and opens it. */
  async addPeer(name: string, script: Script): Promise<void> {
    const peer = new ScriptedPeer(this.#ports.get(name) ?? 0, script);
    this.#peers.set(name, peer);
    await peer.start();
  }

  /** Starts programs, or starts them again, and waits until each is ready. */
  async start(names: readonly string[]): Promise<void> {
    this.#options.onEvent?.("start", names);
    await Promise.all(names.map((name) => this.#start(name)));
  }

  /** Ends programs at once, or closes scripted peers. */
  async kill(names: readonly string[]): Promise<void> {
    this.#options.onEvent?.("kill", names);
    for (const name of names) {
      await this.#peers.get(name)?.stop();
      const process = this.#processes.get(name);
      if (process === undefined) continue;
      await process.kill();
      this.#paused.delete(name);
      this.#killed.push([name, process]);
      this.#processes.delete(name);
      for (const [key, connection] of this.#connections) {
        if (!key.startsWith(`${name} `)) continue;
        connection.close();
        this.#connections.delete(key);
      }
    }
  }

  /** The proxy before a node. */
  proxy(name: string): Proxy {
    const proxy = this.#proxies.get(name);
    if (proxy === undefined) throw new RangeError(`${name} has no proxy`);
    return proxy;
  }

  /** Lets faults happen on the edges to nodes that are reached through a proxy. */
  async impose(names: readonly string[], faults: Partial<EdgeFaults>): Promise<void> {
    if (faults.cut !== undefined && faults.cut !== null) this.#options.onEvent?.("cut", names);
    for (const name of names) await this.proxy(name).impose(faults);
  }

  /** Ends all faults of such edges. */
  async heal(names: readonly string[]): Promise<void> {
    this.#options.onEvent?.("heal", names);
    for (const name of names) {
      const proxy = this.proxy(name);
      const heal = (): Promise<void> => proxy.heal();
      await listenOnOwnPort(name, proxy.port, heal, () => this.#endPrograms());
    }
  }

  /** Stops programs until they are resumed. */
  pause(names: readonly string[]): void {
    this.#options.onEvent?.("pause", names);
    for (const name of names) {
      this.process(name).pause();
      this.#paused.add(name);
    }
  }

  /** Lets stopped programs go on. */
  resume(names: readonly string[]): void {
    this.#options.onEvent?.("resume", names);
    for (const name of names) {
      this.process(name).resume();
      this.#paused.delete(name);
    }
  }

  /** Whether a program was started and has not ended. */
  isRunning(name: string): boolean {
    return this.#processes.get(name)?.exit === null;
  }

  /** The nodes that run and can answer now. */
  answering(): readonly string[] {
    return [...this.#processes.keys()].filter(
      (name) => this.#options.programs[name]?.program === "node" && !this.#paused.has(name),
    );
  }

  /** Whether the lab's nodes keep a ledger, which `blocks` asks for; a miner's is a page. */
  get hasLedger(): boolean {
    return this.#options.nodeOptions.includes("db");
  }

  /** Whether the lab's nodes mine, and have a page with their chain. */
  get isMining(): boolean {
    return this.#options.nodeOptions.includes("mine");
  }

  /** @throws Error when a proxy is down that no step has cut: a fault of the grader. */
  checkProxies(): void {
    for (const [name, proxy] of this.#proxies) {
      if (!proxy.isSound) throw new Error(`the grader's proxy before ${name} is down`);
    }
  }

  /**
   * A client's connection to a node, opened when there is none of that name yet.
   *
   * @throws CheckFailure when it can't be opened.
   */
  async connection(name: string, id = "", origin?: string): Promise<Connection> {
    if (!this.#ports.has(name)) throw new RangeError(`nothing named ${name} has a port`);
    const key = `${name} ${id}`;
    const known = this.#connections.get(key);
    if (known !== undefined && !known.isClosed) return known;
    const url = `ws://127.0.0.1:${this.#ports.get(name) ?? 0}/ws`;
    const timeoutMs = this.#startTimeout();
    const began = performance.now();
    const opened = await Connection.open(url, timeoutMs, origin);
    if (opened === null) {
      this.checkAlive();
      const isLate = performance.now() - began >= timeoutMs;
      const waited = isLate ? { waited: timeoutMs / 1000 } : {};
      throw new CheckFailure({ code: "refused", program: name, sent: `connect ${url}`, ...waited });
    }
    this.#keep(name, key, opened);
    return opened;
  }

  /** @throws CheckFailure when a program has ended that nobody ended. */
  checkAlive(except?: string): void {
    this.checkProxies();
    for (const [name, process] of this.#processes) {
      if (process.exit !== null && name !== except) throw exited(name, process);
    }
  }

  /** The failure of a program that went over a limit, whatever became of it since; null for none. */
  overLimit(): CheckFailure | null {
    for (const [name, { breach }] of [...this.#killed, ...this.#processes]) {
      if (breach !== null) return overLimit(name, breach);
    }
    return null;
  }

  /** Notes that a step begins: of the logs, what is printed from now on has most to do with it. */
  beginStep(): void {
    for (const { output } of this.#processes.values()) output.begin();
  }

  /**
   * The lines of the log of each program that have to do with a failure of this step, for those that no
   * step has killed; one that ended by itself counts.
   */
  logs(): Record<string, string> {
    const texts = [...this.#processes].map(([name, process]) => {
      return [name, process.output.relevantLines()] as const;
    });
    return Object.fromEntries(texts.filter(([, text]) => text !== ""));
  }

  /** The whole output of each program by name, what it printed before a kill first. */
  outputs(): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (const [name, { output }] of [...this.#killed, ...this.#processes]) {
      texts.set(name, (texts.get(name) ?? "") + output.text());
    }
    return texts;
  }

  /** All programs, as they were started. */
  programs(): readonly ClusterProgram[] {
    return Object.entries(this.#options.programs).map(([name, { program }]) => {
      const port = this.#ports.get(name);
      const args = this.#args.get(name) ?? [];
      return { name, program, ...(port === undefined ? {} : { port }), args };
    });
  }

  /**
   * Notes an exchange of the grader with a page of a node. An answer that is the same as the page's last
   * one is not noted again: pages are asked until something has changed.
   */
  noteExchange(name: string, what: string, body: string, answer: string): void {
    const { journal } = this.#options;
    const page = `${name} ${what}`;
    if (journal === null || this.#pages.get(page) === answer) return;
    this.#pages.set(page, answer);
    for (const [direction, text] of [["in", body] as const, ["out", answer] as const]) {
      const data = Buffer.from(text);
      const frame = { direction, bytes: data.length, what, verdict: "passed", data } as const;
      journal.add({ edge: `grader→${name}`, ...frame });
    }
  }

  /** Ends everything. */
  async close(): Promise<void> {
    for (const connection of this.#connections.values()) connection.close();
    await this.#endPrograms();
    await Promise.all([...this.#peers.values()].map((peer) => peer.stop()));
    await Promise.all([...this.#proxies.values()].map((proxy) => proxy.close()));
  }

  #keep(name: string, key: string, connection: Connection): void {
    this.#connections.set(key, connection);
    const { journal } = this.#options;
    if (journal === null) return;
    const id = key.slice(name.length + 1);
    const edge = { edge: `grader→${name}`, ...(id === "" ? {} : { connection: id }) };
    connection.onFrame = (frame) => {
      journal.add({ ...edge, ...frame });
    };
  }

  /** @param only - who alone comes through it, where that is known. */
  #openProxy(name: string, port: number, only?: string): Promise<Proxy> {
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
      ...(entrance !== undefined && { port: entrance.portOf(name) }),
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

  async #endPrograms(): Promise<void> {
    await Promise.all([...this.#processes.values()].map((process) => process.kill()));
  }

  #startTimeout(): number {
    return START_TIMEOUT_MS * this.#options.timeoutFactor;
  }

  async #start(name: string): Promise<void> {
    const program = this.#options.programs[name];
    if (program === undefined) throw new RangeError(`no program named ${name}`);
    if (program.program === "peer") {
      const peer = this.peer(name);
      const start = (): Promise<void> => peer.start();
      await listenOnOwnPort(name, peer.port, start, () => this.#endPrograms());
      return;
    }
    const { workspace, locale } = this.#options;
    const { launcher, folder } = this.#ownerOf(name);
    this.#checkUsable(program.program, launcher);
    const args = this.#arguments(name, program);
    this.#args.set(name, args);
    const launch = launcher.launch(program.program, args, folder, locale);
    const { consolePage } = this.#options;
    const env = consolePage === undefined ? {} : { [CONSOLE_VARIABLE]: consolePage };
    const process = new ProgramProcess({ ...launch, env: { ...launch.env, ...env } }, workspace);
    this.#processes.set(name, process);
    if (program.program === "node") await this.#waitUntilReady(name, process);
  }

  #ownerOf(name: string): ProgramOwner {
    return this.#options.owners?.get(name) ?? this.#options;
  }

  /** @throws CheckFailure when a program of the submission can't be started at all. */
  #checkUsable(program: ProgramName, launcher: Launcher): void {
    const fault = launcher.fault(program);
    if (fault === null) return;
    const got = JSON.stringify({ code: fault.code, ...fault.details });
    throw new CheckFailure({ code: "unusable", program, got });
  }

  #arguments(name: string, program: Exclude<ScenarioProgram, { program: "peer" }>): string[] {
    const file = (node: string): string => join(this.#ownerOf(node).folder, `${node}.db`);
    switch (program.program) {
      case "node": {
        return nodeArguments({
          node: program,
          port: this.port(name),
          db: file(name),
          known: this.#options.nodeOptions,
          raceZeros: this.#options.raceZeros,
          url: (peer) => this.url(program.edges === true ? edgeOf(name, peer) : peer),
          advertise: this.#advertised(name, program),
        });
      }
      case "tracker": {
        const { sleep = 0.2, maxConnection, seed } = program;
        const limit = maxConnection === undefined ? [] : ["-c", String(maxConnection)];
        return ["-t", String(sleep), ...limit, this.url(seed)];
      }
      case "builder": {
        const least =
          program.minItems === undefined ? [] : ["--min-items", String(program.minItems)];
        return ["-r", file(program.of), ...least];
      }
    }
  }

  /** What a node is to call itself; nothing where it is reached as it is. */
  #advertised(name: string, { edges }: ProgramOf<"node">): string | undefined {
    if (edges === true) return this.url(`nobody ${name}`);
    const isNamed = this.#proxies.has(name) && this.#ownerOf(name).naming === "taken";
    return isNamed ? this.url(name) : undefined;
  }

  /** Knocks until the WebSocket of a node opens; that connection is the client's first one. */
  async #waitUntilReady(name: string, process: ProgramProcess): Promise<void> {
    const port = this.#ports.get(name) ?? 0;
    const connection = await knock(process, port, this.#startTimeout());
    if (connection !== null) {
      this.#keep(name, `${name} `, connection);
      return;
    }
    if (process.exit !== null) throw exited(name, process);
    throw new CheckFailure({
      code: "not-started",
      program: name,
      expected: `ws://127.0.0.1:${port}/ws`,
      waited: this.#startTimeout() / 1000,
    });
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
  const { programs, owners } = options;
  const program = programs[name];
  const { naming } = owners?.get(name) ?? options;
  if (naming === "none" || program?.program !== "node") return false;
  return program.proxied ?? Object.values(programs).some((one) => one.program === "tracker");
}
