import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundleProgram, bundleStart } from "../../labs/kit/submission/bundle-program.ts";
import type { Bundle } from "../../labs/kit/submission/bundle-program.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { Connection } from "../cluster/connection.ts";
import { knock } from "../cluster/knock.ts";
import { freePort } from "../cluster/ports.ts";
import { ProgramProcess } from "../cluster/program-process.ts";
import type { Workspace } from "../cluster/workspace.ts";

/** How long a program may take until it listens, a long ledger read included. */
const START_TIMEOUT_MS = 60_000;

/** A program that listens. */
export interface Running {
  readonly program: ProgramProcess;
  readonly port: number;
  /** Milliseconds from its start until it took a connection. */
  readonly startMs: number;
}

/** The programs that are measured: the reference's node, and the least that a node can be. */
export class BenchPrograms {
  readonly #workspace: Workspace;
  readonly #node: string;
  readonly #echo: string;

  private constructor(workspace: Workspace, node: string, echo: string) {
    this.#workspace = workspace;
    this.#node = node;
    this.#echo = echo;
  }

  /** Bundles both into the workspace, in the same way. */
  static async prepare(workspace: Workspace): Promise<BenchPrograms> {
    const place = (name: string): string => join(workspace.folder, "programs", `${name}.mjs`);
    const root = projectRoot();
    const node = place("node");
    write(await bundleProgram("node", join(root, "reference/node.ts"), node));
    const echo = place("echo");
    const module = JSON.stringify(join(root, "grader/bench/bare-echo.ts"));
    write(await bundleStart("echo", `import ${module};`, echo));
    return new BenchPrograms(workspace, node, echo);
  }

  /** A file of the workspace. */
  file(name: string): string {
    return join(this.#workspace.folder, name);
  }

  /** Starts a node on a ledger's file, and waits until it listens. */
  async startNode(db: string, ...options: readonly string[]): Promise<Running> {
    return this.#start(this.#node, (port) => ["-p", String(port), "-r", db, ...options]);
  }

  /** Starts the bare echo, and waits until it listens. */
  async startEcho(): Promise<Running> {
    return this.#start(this.#echo, (port) => [String(port)]);
  }

  async #start(file: string, args: (port: number) => readonly string[]): Promise<Running> {
    const port = await freePort();
    const begin = performance.now();
    const launch = {
      command: process.execPath,
      args: [file, ...args(port)],
      cwd: this.#workspace.folder,
      locale: "en_US.UTF-8",
    };
    const program = new ProgramProcess(launch, this.#workspace);
    const connection = await knock(program, port, START_TIMEOUT_MS);
    const startMs = performance.now() - begin;
    if (connection === null) throw new Error(`a program to measure does not start: ${file}`);
    connection.close();
    return { program, port, startMs };
  }
}

/** Opens a client's connection to a running program. */
export async function connect({ port }: Running): Promise<Connection> {
  const connection = await Connection.open(`ws://127.0.0.1:${port}/ws`, START_TIMEOUT_MS);
  if (connection === null) throw new Error("a program that is measured takes no connection");
  return connection;
}

/** Writes a bundle's files. */
export function write({ files }: Bundle): void {
  for (const { path, contents } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
}
