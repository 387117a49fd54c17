import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { readChain } from "../../labs/kit/contract/read-block.ts";
import type { Launcher } from "../cluster/launcher.ts";
import { NoAnswer, NodePages } from "../cluster/node-pages.ts";
import { ProgramProcess } from "../cluster/program-process.ts";
import type { Workspace } from "../cluster/workspace.ts";
import type { WireBlock } from "../verifier/wire.ts";
import type { Racer } from "./race-view.ts";
import { RaceFailure } from "./race-failure.ts";

/** How often a node that starts is knocked at. */
const KNOCK_MS = 20;
/** How long a node may take until it answers. */
const START_TIMEOUT_MS = 20_000;
/** How long an answer may take while the machine is busy with mining. */
const ANSWER_TIMEOUT_MS = 5_000;
/** How many of the last lines of its log are shown when a node ends. */
const LOG_LINES = 6;
/** How many are shown of each node when there is no new block. */
const LAST_WORDS = 2;

/** How a node of a race is started. */
export interface RacingNodeOptions extends Racer {
  /** What the user calls its submission. */
  readonly submission: string;
  readonly launcher: Launcher;
  readonly workspace: Workspace;
  readonly zeros: number;
  /** Nonces a job; undefined for the node's own number. */
  readonly rounds: number | undefined;
  /** Whether it keeps a ledger in a file; lab 4, which has none, has no option for it either. */
  readonly hasStore: boolean;
  /** What it calls itself. */
  readonly url: string;
  readonly peers: readonly string[];
  readonly locale: string;
}

/** A node that races, as a process of its own. */
export class RacingNode implements Racer {
  readonly name: string;
  readonly port: number;
  readonly submission: string;
  /** Why the last look at its chain gave none; null when it gave one. */
  fault: string | null = null;
  readonly #process: ProgramProcess;
  readonly #pages: NodePages;
  #text = "";
  #blocks: readonly WireBlock[] = [];

  /** Starts it. */
  constructor(options: RacingNodeOptions) {
    const { name, port, submission, launcher, workspace, zeros, rounds, url, peers } = options;
    this.name = name;
    this.port = port;
    this.submission = submission;
    const folder = join(launcher.folder, name);
    mkdirSync(folder, { recursive: true });
    const isOwn = url === `ws://localhost:${port}/ws`;
    const args = [
      ...["-p", String(port), "-m"],
      ...(options.hasStore ? ["-r", join(folder, `${name}.db`)] : []),
      ...["-z", String(zeros)],
      ...(rounds === undefined ? [] : ["--rounds", String(rounds)]),
      ...(isOwn ? [] : ["--advertise", url]),
      ...peers.flatMap((peer) => ["--peer", peer]),
    ];
    const launch = launcher.launch("node", args, folder, options.locale);
    this.#process = new ProgramProcess(launch, workspace);
    this.#pages = new NodePages(`http://127.0.0.1:${port}`, ANSWER_TIMEOUT_MS);
  }

  /** Waits until it answers. @throws RaceFailure when it ends, or answers too late. */
  async ready(): Promise<void> {
    const deadline = performance.now() + START_TIMEOUT_MS;
    while ((await this.look()) === null) {
      this.checkAlive();
      if (performance.now() > deadline) {
        const seconds = START_TIMEOUT_MS / 1000;
        throw new RaceFailure("not-ready", this.#details({ seconds, reason: this.fault ?? "" }));
      }
      await new Promise((resolve) => setTimeout(resolve, KNOCK_MS));
    }
  }

  /** Its chain as it is now; null when it gives none, see `fault`. */
  async look(): Promise<readonly WireBlock[] | null> {
    try {
      const text = await this.#pages.chain();
      if (text !== this.#text) {
        const blocks = readChain(JSON.parse(text));
        if (blocks === null) throw new NoAnswer("GET /blockchain.json: no list of blocks");
        [this.#text, this.#blocks] = [text, blocks];
      }
      this.fault = null;
      return this.#blocks;
    } catch (error) {
      if (!(error instanceof NoAnswer || error instanceof SyntaxError)) throw error;
      this.fault = error.message;
      return null;
    }
  }

  /** The last lines of its log, each with its name. */
  lastWords(): string {
    const lines = this.#process.output.lastLines(LAST_WORDS).split("\n");
    return lines.map((line) => `  ${this.name}│ ${line}`).join("\n");
  }

  /** @throws RaceFailure when it has ended, with the last lines of its log. */
  checkAlive(): void {
    const { exit, output } = this.#process;
    if (exit === null) return;
    const how = exit.error ?? exit.signal ?? `status ${exit.code ?? "?"}`;
    throw new RaceFailure("died", this.#details({ how, log: output.lastLines(LOG_LINES) }));
  }

  /** Ends it at once; may be called twice. */
  async stop(): Promise<void> {
    this.#pages.close();
    await this.#process.kill();
  }

  #details<T extends object>(more: T): T & Pick<RacingNode, "name" | "port" | "submission"> {
    const { name, port, submission } = this;
    return { name, port, submission, ...more };
  }
}
