import { createServer, request as httpRequest } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { freePort } from "../cluster/ports.ts";
import { replyLabel, requestLabel } from "./frame-label.ts";
import type { FrameLabel } from "./frame-label.ts";

/** Frames and bodies up to this size go through; a chain may be longer than what a node takes. */
const MAX_BYTES = 64 * 1024 * 1024;
/** How long a link counts as used after an HTTP request: from one mined block to the next, mostly. */
const USED_MS = 15_000;

/** Called with each message. @param isBack - whether it goes against the link's direction. */
export type OnFrame = (frame: FrameLabel, isBack: boolean) => void;

/**
 * A link from one program to a node: a proxy that passes on WebSocket frames and HTTP requests, tells
 * of each, and can be cut.
 */
export class Link {
  readonly port: number;
  readonly #target: number;
  readonly #onFrame: OnFrame;
  readonly #open = new Set<{ terminate(): void }>();
  #server: Server | null = null;
  #usedAt = -Infinity;

  private constructor(port: number, target: number, onFrame: OnFrame) {
    this.port = port;
    this.#target = target;
    this.#onFrame = onFrame;
  }

  /** Opens a link to a port of this machine, on a free port. */
  static async open(target: number, onFrame: OnFrame): Promise<Link> {
    const link = new Link(await freePort(), target, onFrame);
    await link.heal();
    return link;
  }

  /** What the program at its beginning calls the node at its end. */
  get url(): string {
    return `ws://localhost:${this.port}/ws`;
  }

  get isCut(): boolean {
    return this.#server === null;
  }

  /** Whether it carries a connection, or did a moment ago. */
  get isUsed(): boolean {
    return this.#open.size > 0 || performance.now() - this.#usedAt < USED_MS;
  }

  /** Breaks what is connected and takes no more, as a pulled cable does; may be called twice. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const one of this.#open) one.terminate();
    this.#open.clear();
    this.#usedAt = -Infinity;
    if (server === null) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  }

  /** Takes connections again; may be called twice. @throws Error when its port was taken meanwhile. */
  async heal(): Promise<void> {
    if (this.#server !== null) return;
    const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_BYTES });
    const server = createServer((request, response) => {
      this.#passRequest(request, response);
    });
    server.on("upgrade", (request, socket, head) => {
      this.#passSocket(sockets, request, socket, head);
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.port, "127.0.0.1", resolve);
    });
    this.#server = server;
  }

  /** The handshake is answered once the node has answered its own: a node that is down refuses. */
  #passSocket(
    sockets: WebSocketServer,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
  ): void {
    const target = `ws://127.0.0.1:${this.#target}${request.url ?? "/ws"}`;
    const upstream = new WebSocket(target, { maxPayload: MAX_BYTES, perMessageDeflate: false });
    this.#open.add(upstream);
    socket.on("error", () => undefined);
    upstream.on("error", () => undefined);
    upstream.on("close", () => {
      this.#open.delete(upstream);
      socket.destroy();
    });
    upstream.once("open", () => {
      sockets.handleUpgrade(request, socket, head, (client) => {
        this.#join(client, upstream);
      });
    });
  }

  #join(client: WebSocket, upstream: WebSocket): void {
    /** Whether each request that waits for its reply is routine. */
    const asked: boolean[] = [];
    client.on("error", () => undefined);
    client.on("close", () => {
      upstream.terminate();
    });
    client.on("message", (data) => {
      const text = textOf(data);
      const label = requestLabel(text);
      asked.push(label.isRoutine);
      this.#onFrame(label, false);
      if (upstream.readyState === WebSocket.OPEN) upstream.send(text);
    });
    upstream.on("message", (data) => {
      const text = textOf(data);
      this.#onFrame(replyLabel(text, asked.shift() ?? false), true);
      client.send(text);
    });
  }

  #passRequest(request: IncomingMessage, response: ServerResponse): void {
    const { method = "GET", url = "/", headers } = request;
    const isBlock = method === "POST";
    const label = isBlock ? "POST mined" : "GET chain";
    const target = { host: "127.0.0.1", port: this.#target, method, path: url, headers };
    const upstream = httpRequest(target, (answer) => {
      const status = answer.statusCode ?? 0;
      // A request that nobody answered is not shown: it went nowhere.
      this.#usedAt = performance.now();
      this.#onFrame({ label, status: null, isRoutine: false }, false);
      if (!isBlock || status !== 200) {
        this.#onFrame({ label: String(status), status, isRoutine: false }, true);
      }
      response.writeHead(status, answer.headers);
      answer.on("error", () => response.destroy());
      answer.pipe(response);
    });
    upstream.on("error", () => response.destroy());
    request.on("error", () => upstream.destroy());
    response.on("error", () => upstream.destroy());
    request.pipe(upstream);
  }
}

function textOf(data: WebSocket.RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return Buffer.isBuffer(data) ? data.toString() : Buffer.from(data).toString();
}
