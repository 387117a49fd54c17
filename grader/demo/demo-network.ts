import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../labs/kit/language/language.ts";
import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import { Connection } from "../cluster/connection.ts";
import { knock } from "../cluster/knock.ts";
import type { Launcher } from "../cluster/launcher.ts";
import { nodeArguments } from "../cluster/node-arguments.ts";
import { freePort } from "../cluster/ports.ts";
import { ProgramProcess } from "../cluster/program-process.ts";
import type { Workspace } from "../cluster/workspace.ts";
import { replyLabel, requestLabel } from "./frame-label.ts";
import type { FrameLabel } from "./frame-label.ts";
import { Link } from "./link.ts";
import type { DemoPlan, PlannedProgram } from "./plan.ts";
import type { FrameView, LinkView, ProgramView } from "./view.ts";

/** How often a node that starts is knocked at, and how long it may take until it answers. */
const START_TIMEOUT_MS = 15_000;
/** How long a node may take to answer a request from the page. */
const ANSWER_TIMEOUT_MS = 10_000;
/** How many of the last lines of its log are told when a program does not start. */
const LOG_LINES = 4;

/** What a network is made of. */
export interface NetworkOptions {
  readonly lab: Lab;
  readonly plan: DemoPlan;
  readonly launcher: Launcher;
  readonly workspace: Workspace;
  /** Seconds between a tracker's rounds. */
  readonly sleep: number;
  /** The miners' difficulty in leading hex zeros. */
  readonly zeros: number;
  readonly language: Language;
  /** Called with every message, at the moment when it passes. */
  readonly onFrame: (frame: FrameView) => void;
  /** Called when a program has ended or started, or a link was cut or healed. */
  readonly onChange: () => void;
}

/** A program did not start, or does not answer; the message is what is known of the reason. */
export class NetworkFailure extends Error {}

/** The programs of a demo and the links between them. */
export class DemoNetwork {
  readonly #options: NetworkOptions;
  readonly #began = performance.now();
  readonly #ports = new Map<string, number>();
  /** Links by `from-to`. */
  readonly #links = new Map<string, Link>();
  readonly #processes = new Map<string, ProgramProcess>();

  constructor(options: NetworkOptions) {
    this.#options = options;
  }

  /** Milliseconds of the demo. */
  now(): number {
    return performance.now() - this.#began;
  }

  /** Opens the links and starts the programs. @throws NetworkFailure when a node does not answer. */
  async open(): Promise<void> {
    const { plan, launcher } = this.#options;
    mkdirSync(launcher.folder, { recursive: true });
    const nodes = plan.programs.filter(({ kind }) => kind === "node");
    for (const { name } of nodes) this.#ports.set(name, await freePort());
    for (const { from, to } of plan.links) {
      const onFrame = (frame: FrameLabel, isBack: boolean): void => {
        this.#tell(isBack ? to : from, isBack ? from : to, frame);
      };
      this.#links.set(`${from}-${to}`, await Link.open(this.port(to), onFrame));
    }
    await Promise.all(nodes.map(({ name }) => this.start(name)));
    for (const { name, kind, atStart } of plan.programs) {
      if (kind !== "node" && atStart) await this.start(name);
    }
  }

  /** The port that a node itself listens on. */
  port(node: string): number {
    const port = this.#ports.get(node);
    if (port === undefined) throw new RangeError(`${node} is no node`);
    return port;
  }

  /** The URL by which others know a node: the link to it, where a tracker leads one. */
  url(node: string): string {
    return this.#links.get(`t-${node}`)?.url ?? `ws://localhost:${this.port(node)}/ws`;
  }

  programs(): readonly ProgramView[] {
    return this.#options.plan.programs.map(({ name, kind, of }) => ({
      ...{ name, kind, isRunning: this.#isRunning(name) },
      ...(of !== undefined && { of }),
      ...(kind === "node" && { port: this.port(name) }),
    }));
  }

  /** The links, both directions of a pair as one. */
  links(): readonly LinkView[] {
    return this.#pairs().map(({ id, from, to, links }) => ({
      ...{ id, from, to },
      isCut: links.some(({ isCut }) => isCut),
      isUsed: links.some(({ isUsed }) => isUsed),
    }));
  }

  /** Starts a program that does not run. @throws NetworkFailure when it ends or does not answer. */
  async start(name: string): Promise<void> {
    const program = this.#program(name);
    if (this.#isRunning(name)) return;
    const { launcher, workspace, language, onChange } = this.#options;
    const locale = language === "zh" ? "zh_CN.UTF-8" : "en_US.UTF-8";
    const launch = launcher.launch(program.kind, this.#arguments(program), launcher.folder, locale);
    const process = new ProgramProcess(launch, workspace);
    this.#processes.set(name, process);
    void process.ended.then(onChange);
    if (program.kind === "node") await this.#waitUntilReady(name, process);
    onChange();
  }

  /** Ends a program at once, as `kill -9` does. */
  async kill(name: string): Promise<void> {
    this.#program(name);
    await this.#processes.get(name)?.kill();
    this.#options.onChange();
  }

  /** Cuts a link, both ways. */
  async cut(id: string): Promise<void> {
    await Promise.all(this.#pair(id).map((link) => link.cut()));
    this.#options.onChange();
  }

  /** Heals it. */
  async heal(id: string): Promise<void> {
    await Promise.all(this.#pair(id).map((link) => link.heal()));
    this.#options.onChange();
  }

  /** Sends a text to a node as a client does. @throws NetworkFailure when there is no reply. */
  async send(node: string, text: string): Promise<void> {
    const url = `ws://127.0.0.1:${this.port(node)}/ws`;
    const connection = await Connection.open(url, ANSWER_TIMEOUT_MS);
    if (connection === null) throw new NetworkFailure(node);
    try {
      this.#tell("you", node, { ...requestLabel(text), isRoutine: false });
      connection.send(text);
      const reply = await connection.next(ANSWER_TIMEOUT_MS);
      if (typeof reply !== "string") throw new NetworkFailure(node);
      this.#tell(node, "you", replyLabel(reply, false));
    } finally {
      connection.close();
    }
  }

  /** Ends all programs and links; may be called twice. */
  async close(): Promise<void> {
    await Promise.all([...this.#processes.values()].map((process) => process.kill()));
    await Promise.all([...this.#links.values()].map((link) => link.cut()));
  }

  #tell(from: string, to: string, frame: FrameLabel): void {
    this.#options.onFrame({ at: this.now(), from, to, ...frame });
  }

  #isRunning(name: string): boolean {
    return this.#processes.get(name)?.exit === null;
  }

  #program(name: string): PlannedProgram {
    const program = this.#options.plan.programs.find((one) => one.name === name);
    if (program === undefined) throw new RangeError(`no program named ${name}`);
    return program;
  }

  #pairs(): readonly (Pick<LinkView, "id" | "from" | "to"> & {
    readonly links: readonly Link[];
  })[] {
    const { links } = this.#options.plan;
    const firsts = links.filter(({ from, to }) => from < to || !this.#links.has(`${to}-${from}`));
    return firsts.map(({ from, to }) => {
      const both = [`${from}-${to}`, `${to}-${from}`].flatMap((id) => this.#links.get(id) ?? []);
      return { id: `${from}-${to}`, from, to, links: both };
    });
  }

  #pair(id: string): readonly Link[] {
    const pair = this.#pairs().find((one) => one.id === id);
    if (pair === undefined) throw new RangeError(`no link named ${id}`);
    return pair.links;
  }

  #arguments({ name, kind, of }: PlannedProgram): string[] {
    const { launcher, plan, sleep } = this.#options;
    const file = (node: string): string => join(launcher.folder, `${node}.db`);
    switch (kind) {
      case "node":
        return this.#nodeArguments(name, file(name));
      case "tracker": {
        const seed = plan.links.find(({ from }) => from === name)?.to ?? "n1";
        return ["-t", String(sleep), "-c", String(plan.links.length), this.url(seed)];
      }
      case "builder":
        return ["-r", file(of ?? "")];
    }
  }

  /**
   * Miners know each other by links alone, one for each direction of each pair. What a miner calls
   * itself to them leads nowhere: if the others knew it by its own port, no cut would part them.
   */
  #nodeArguments(name: string, db: string): string[] {
    const { lab, plan, zeros } = this.#options;
    const peers = plan.isMining
      ? plan.links.filter(({ from }) => from === name).map(({ to }) => to)
      : [];
    return nodeArguments({
      node: { program: "node", peers, ...(plan.isMining && { mine: true, zeros }) },
      port: this.port(name),
      db,
      known: lab.nodeOptions,
      raceZeros: undefined,
      url: (peer) => this.#links.get(`${name}-${peer}`)?.url ?? "",
      advertise: plan.isMining ? NOWHERE : this.url(name),
    });
  }

  async #waitUntilReady(name: string, process: ProgramProcess): Promise<void> {
    const connection = await knock(process, this.port(name), START_TIMEOUT_MS);
    connection?.close();
    if (connection !== null) return;
    await process.kill();
    throw new NetworkFailure(`${name}: ${process.output.lastLines(LOG_LINES)}`);
  }
}

/** A URL at which nobody is: port 9, on which old systems discard what comes. */
const NOWHERE = "ws://localhost:9/ws";
