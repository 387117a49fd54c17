import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { WebSocket } from "ws";
import type { Reply, SealedBlock } from "#kit";

/** How often is looked for something that is waited for. */
const LOOK_MS = 10;

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Waits until something is there: what `look` returns as soon as that is not undefined. */
export async function eventually<T>(
  look: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** A program of the reference as a real process, started as `npm run` does. */
export class ReferenceProcess {
  readonly child: ChildProcess;
  /** What it printed so far, a line each. */
  readonly lines: string[] = [];

  /** @param folder - where it runs: the place of a node's file, unless told. */
  constructor(program: "node" | "builder" | "tracker", args: readonly string[]) {
    const launch = ["labs/kit/tools/launch.js", program, "--submission", "reference"];
    this.child = spawn(process.execPath, [...launch, "--lang", "en", ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      if (stream !== null) {
        createInterface({ input: stream }).on("line", (line) => this.lines.push(line));
      }
    }
  }

  /** Waits until it has printed a line that holds a text. */
  async says(text: string): Promise<void> {
    await eventually(() => this.lines.find((line) => line.includes(text)));
  }

  /** Sends it a signal and waits for its end; its exit status. */
  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    this.child.kill(signal);
    return this.exit();
  }

  /** Waits until it has ended by itself; its exit status. */
  async exit(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      await once(this.child, "close");
    }
    return this.child.exitCode;
  }
}

/** A node of the reference, and how to talk to it. */
export class NodeProcess extends ReferenceProcess {
  readonly port: number;

  private constructor(port: number, args: readonly string[]) {
    super("node", ["-p", String(port), ...args]);
    this.port = port;
  }

  /** Starts a node and waits until it listens. */
  static async start(port: number, args: readonly string[]): Promise<NodeProcess> {
    const node = new NodeProcess(port, args);
    await node.says("listening");
    return node;
  }

  /** Its chain, as `GET /blockchain.json` gives it. */
  async chain(): Promise<SealedBlock[]> {
    const response = await fetch(`http://127.0.0.1:${this.port}/blockchain.json`);
    return (await response.json()) as SealedBlock[];
  }

  /** Posts a text to `/mined`: the status and the answer. */
  async post(body: string): Promise<{ readonly status: number; readonly answer: unknown }> {
    const url = `http://127.0.0.1:${this.port}/mined`;
    const response = await fetch(url, { method: "POST", body });
    return { status: response.status, answer: await response.json() };
  }

  /** Its reply to one request on a WebSocket of its own. */
  async ask(request: object): Promise<Reply> {
    const socket = new WebSocket(`ws://127.0.0.1:${this.port}/ws`);
    await once(socket, "open");
    socket.send(JSON.stringify(request));
    const [data] = (await once(socket, "message")) as [Buffer];
    socket.close();
    return JSON.parse(data.toString()) as Reply;
  }
}
