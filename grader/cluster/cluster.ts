import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { CONSOLE_VARIABLE } from "../../labs/kit/http/console-variable.ts";
import type { ProgramName } from "../../labs/kit/submission/manifest.ts";
import { CheckFailure } from "../check/failure.ts";
import type { ScenarioProgram } from "../fixture/scenario.ts";
import { ownerOf } from "./cluster-options.ts";
import type { ClusterOptions, ClusterProgram } from "./cluster-options.ts";
import { Connection } from "./connection.ts";
import { Edges } from "./edges.ts";
import type { EdgeFaults } from "./faults.ts";
import { knock } from "./knock.ts";
import type { Launcher } from "./launcher.ts";
import { nodeArguments } from "./node-arguments.ts";
import { exited, overLimit } from "./ended.ts";
import { listenOnOwnPort } from "./own-port.ts";
import { ProgramProcess } from "./program-process.ts";
import type { Probe } from "./probe.ts";
import { ScriptedPeer } from "./scripted-peer.ts";
import type { Script } from "./scripted-peer.ts";

/** How long a program may take until it is ready, before `--timeout-factor`. */
const START_TIMEOUT_MS = 10_000;

/** The programs of a scenario: processes of the submission, and scripted peers of the grader. */
export class Cluster {
  /** Where its programs are reached. */
  readonly edges: Edges;
  readonly #options: ClusterOptions;
  readonly #processes = new Map<string, ProgramProcess>();
  /** Those that a step killed: what they printed is still of use. */
  readonly #killed: [string, ProgramProcess][] = [];
  readonly #peers = new Map<string, ScriptedPeer>();
  readonly #connections = new Map<string, Connection>();
  readonly #paused = new Set<string>();
  readonly #args = new Map<string, readonly string[]>();
  /** What each page of a node answered last. */
  readonly #pages = new Map<string, string>();

  private constructor(options: ClusterOptions, edges: Edges) {
    this.#options = options;
    this.edges = edges;
  }

  /** Makes a folder and takes ports; nothing runs yet. */
  static async create(options: ClusterOptions): Promise<Cluster> {
    for (const { folder } of [options, ...(options.owners?.values() ?? [])]) {
      mkdirSync(folder, { recursive: true });
    }
    return new Cluster(options, await Edges.open(options));
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

  /** The submission's probe. @throws CheckFailure when it can't be started at all. */
  probe(): Probe {
    this.#checkUsable("probe", this.#options.launcher);
    return this.#options.probe;
  }

  /** Adds a scripted peer and opens it. */
  async addPeer(name: string, script: Script): Promise<void> {
    const peer = new ScriptedPeer(this.edges.port(name), script);
    this.#peers.set(name, peer);
    await peer.start();
  }

  /**
   * Starts programs, or starts them again, and waits until each is ready. Builders are last: the file
   * that they open is their node's, which may have to make it first.
   */
  async start(names: readonly string[]): Promise<void> {
    this.#options.onEvent?.("start", names);
    const isBuilder = (name: string): boolean =>
      this.#options.programs[name]?.program === "builder";
    const others = names.filter((name) => !isBuilder(name));
    await Promise.all(others.map((name) => this.#start(name)));
    await Promise.all(names.filter(isBuilder).map((name) => this.#start(name)));
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

  /** Lets faults happen on the edges to nodes that are reached through a proxy. */
  async impose(names: readonly string[], faults: Partial<EdgeFaults>): Promise<void> {
    if (faults.cut !== undefined && faults.cut !== null) this.#options.onEvent?.("cut", names);
    for (const name of names) await this.edges.proxy(name).impose(faults);
  }

  /** Ends all faults of such edges. */
  async heal(names: readonly string[]): Promise<void> {
    this.#options.onEvent?.("heal", names);
    for (const name of names) {
      const proxy = this.edges.proxy(name);
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

  /**
   * A client's connection to a node, opened when there is none of that name yet.
   *
   * @throws CheckFailure when it can't be opened.
   */
  async connection(name: string, id = "", origin?: string): Promise<Connection> {
    const key = `${name} ${id}`;
    const known = this.#connections.get(key);
    if (known !== undefined && !known.isClosed) return known;
    const url = `ws://127.0.0.1:${this.edges.port(name)}/ws`;
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
    this.edges.check();
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
      const port = this.edges.portIfAny(name);
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
    await this.edges.close();
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
    const { launcher, folder } = ownerOf(name, this.#options);
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

  /** @throws CheckFailure when a program of the submission can't be started at all. */
  #checkUsable(program: ProgramName, launcher: Launcher): void {
    const fault = launcher.fault(program);
    if (fault === null) return;
    const got = JSON.stringify({ code: fault.code, ...fault.details });
    throw new CheckFailure({ code: "unusable", program, got });
  }

  #arguments(name: string, program: Exclude<ScenarioProgram, { program: "peer" }>): string[] {
    const file = (node: string): string => join(ownerOf(node, this.#options).folder, `${node}.db`);
    switch (program.program) {
      case "node": {
        return nodeArguments({
          node: program,
          port: this.edges.port(name),
          db: file(name),
          known: this.#options.nodeOptions,
          raceZeros: this.#options.raceZeros,
          url: (peer) => this.edges.urlFor(name, program, peer),
          advertise: this.edges.advertised(name, program),
        });
      }
      case "tracker": {
        const { sleep = 0.2, maxConnection, seed } = program;
        const limit = maxConnection === undefined ? [] : ["-c", String(maxConnection)];
        return ["-t", String(sleep), ...limit, this.edges.url(seed)];
      }
      case "builder": {
        const least =
          program.minItems === undefined ? [] : ["--min-items", String(program.minItems)];
        return ["-r", file(program.of), ...least];
      }
    }
  }

  /** Knocks until the WebSocket of a node opens; that connection is the client's first one. */
  async #waitUntilReady(name: string, process: ProgramProcess): Promise<void> {
    const port = this.edges.port(name);
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
