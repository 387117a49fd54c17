import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { binaryText } from "./connection.ts";
import { parseJson } from "./parse-json.ts";
import type { WebSocket } from "ws";

/** What a scripted peer answers. */
export interface Script {
  readonly peers: readonly unknown[];
  readonly pool: readonly unknown[];
  readonly blocks: readonly unknown[];
  /** Its chain, for `GET /blockchain.json`; undefined when it has no such page. */
  readonly chain?: readonly unknown[] | undefined;
  /** Whether it keeps those who ask for its chain waiting until it is released. */
  readonly holdsChain?: boolean | undefined;
  /** Frames that it sends instead of any reply, in turn. */
  readonly answers?: readonly string[] | undefined;
  /** Seconds that its handshakes take. */
  readonly handshake?: number | undefined;
}

/** Frames of up to this size are taken, as a node takes them. */
const MAX_PAYLOAD_BYTES = 16 * 1024 * 1024;

/** Requests that are noted; who sends more than this is cut off. */
const MAX_RECEIVED = 20_000;

/**
 * The grader playing a node against a tracker or another node: it answers as its script says, and
 * notes what it was sent and how many connections it had.
 */
export class ScriptedPeer {
  readonly port: number;
  /** Every request that it was sent; what was no JSON is noted as text. */
  readonly received: unknown[] = [];
  /** Every block that was posted to it; what was no JSON is noted as text. */
  readonly posts: unknown[] = [];
  /** When it was asked for its chain, each time in milliseconds of `performance.now()`. */
  readonly askedAt: number[] = [];
  readonly #script: Script;
  /** Those who wait for its chain; null when nobody has to wait. */
  #waiting: ServerResponse[] | null;
  /** Its connections, those whose handshakes go on too. */
  readonly #open = new Set<Duplex>();
  #server: Server | null = null;
  #most = 0;
  #total = 0;

  constructor(port: number, script: Script) {
    this.port = port;
    this.#script = script;
    this.#waiting = script.holdsChain === true ? [] : null;
  }

  /** How often it was asked for its chain. */
  get asked(): number {
    return this.askedAt.length;
  }

  /** The most connections that were open or opening at one time. */
  get most(): number {
    return this.#most;
  }

  /** How many there ever were. */
  get total(): number {
    return this.#total;
  }

  /** Begins to listen. */
  async start(): Promise<void> {
    const server = createServer((request, response) => {
      this.#answer(request, response);
    });
    const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_PAYLOAD_BYTES });
    server.on("upgrade", (request, socket, head) => {
      this.#open.add(socket);
      this.#total += 1;
      this.#most = Math.max(this.#most, this.#open.size);
      socket.on("error", () => undefined);
      socket.once("close", () => this.#open.delete(socket));
      const finish = (): void => {
        if (socket.destroyed) return;
        sockets.handleUpgrade(request, socket, head, (webSocket) => {
          this.#serve(webSocket);
        });
      };
      if (this.#script.handshake === undefined) finish();
      else {
        const timer = setTimeout(finish, this.#script.handshake * 1000);
        socket.once("close", () => {
          clearTimeout(timer);
        });
      }
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.port, "127.0.0.1", resolve);
    });
    this.#server = server;
  }

  /** Breaks every connection and stops listening; may be called twice. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#open) socket.destroy();
    if (server === null) return;
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  }

  /** Answers those who wait for its chain, and from now on at once. */
  release(): void {
    for (const response of this.#waiting ?? []) this.#sendChain(response);
    this.#waiting = null;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const page = `${request.method ?? ""} ${request.url ?? ""}`;
    if (page === "GET /blockchain.json" && this.#script.chain !== undefined) {
      this.askedAt.push(performance.now());
      if (this.#waiting === null) this.#sendChain(response);
      else this.#waiting.push(response);
    } else if (page === "POST /mined") {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => {
        this.posts.push(parse(Buffer.concat(parts).toString()));
        sendJson(response, 200, { received: true });
      });
    } else sendJson(response, 404, { error: "There is no such page" });
  }

  #sendChain(response: ServerResponse): void {
    sendJson(response, 200, this.#script.chain);
  }

  #serve(socket: WebSocket): void {
    socket.on("error", () => undefined);
    socket.on("message", (data: Buffer, isBinary) => {
      const request = isBinary ? binaryText(data) : parse(data.toString());
      if (this.received.length >= MAX_RECEIVED) {
        socket.terminate();
        return;
      }
      const at = this.received.push(request) - 1;
      const { answers } = this.#script;
      if (answers !== undefined) socket.send(answers[at % answers.length] ?? "");
      else socket.send(JSON.stringify(this.#reply(request)));
    });
  }

  #reply(request: unknown): object {
    const { op, args } = (typeof request === "object" && request !== null ? request : {}) as {
      readonly op?: unknown;
      readonly args?: { readonly start?: unknown } | null;
    };
    const start = typeof args?.start === "number" ? args.start : 0;
    const { peers, pool, blocks } = this.#script;
    const answers: Readonly<Record<string, object>> = {
      peers: { peers },
      pool: { pool },
      blocks: { blocks: blocks.slice(start) },
    };
    const response = typeof op === "string" ? answers[op] : undefined;
    return response === undefined
      ? { status: 202, error: "Accepted" }
      : { status: 200, error: "OK", response };
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(value));
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}
