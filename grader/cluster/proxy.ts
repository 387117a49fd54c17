import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { NO_FAULTS, actsOn } from "./faults.ts";
import type { EdgeFaults } from "./faults.ts";
import type { Frame, FrameVerdict } from "./journal.ts";
import { freePort } from "./ports.ts";
import { proxyExchange } from "./proxied-exchange.ts";
import { ProxiedSocket } from "./proxied-socket.ts";
import type { Edge } from "./proxied-socket.ts";

/** Frames of up to this size pass; what a node takes itself is for it to say. */
const MAX_PAYLOAD_BYTES = 256 * 1024 * 1024;

/** What the journal calls what one client sends: the edge, and which of its connections there. */
export interface EdgeName {
  readonly edge: string;
  readonly connection?: string;
}

/** What a proxy is told besides its target. */
export interface ProxyOptions {
  /** The edge's name in the journal. */
  readonly name?: string;
  /** Names the edge by who comes: by a handshake or a request; null for what is not to be noted. */
  readonly nameOf?: (request: IncomingMessage) => EdgeName | null;
  /** Where it listens; left out, on a free port. */
  readonly port?: number;
  /** Called with every frame. */
  readonly onFrame?: (frame: Frame) => void;
}

/**
 * An edge of the network, which the grader can see and hurt: what comes in on one port goes on to
 * another one, WebSocket frames and exchanges by HTTP, unless a fault keeps it.
 */
export class Proxy {
  readonly port: number;
  readonly #target: number;
  readonly #options: ProxyOptions;
  readonly #connections = new Set<ProxiedSocket>();
  /** Handshakes that wait for a cut to end, or for the node. */
  readonly #handshakes = new Set<{ readonly socket: Duplex; readonly go: () => void }>();
  /** Exchanges that a cut has swallowed: their clients wait until it ends. */
  readonly #swallowed = new Set<ServerResponse>();
  readonly #counts = new Map<FrameVerdict, number>();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PAYLOAD_BYTES,
    autoPong: false,
  });
  #faults = NO_FAULTS;
  #server: Server | null = null;
  #isClosed = false;

  private constructor(port: number, target: number, options: ProxyOptions) {
    this.port = port;
    this.#target = target;
    this.#options = options;
  }

  /** Opens a proxy on a free port, to a port of this machine. */
  static async open(target: number, options: ProxyOptions = {}): Promise<Proxy> {
    const proxy = new Proxy(options.port ?? (await freePort()), target, options);
    await proxy.#listen();
    return proxy;
  }

  /** Whether it does what it should; a proxy that is down without a cut is a fault of the grader. */
  get isSound(): boolean {
    return !this.#isClosed && (this.#faults.cut === "both" || this.#server?.listening === true);
  }

  /** How many frames had this verdict since the last heal. */
  count(verdict: FrameVerdict): number {
    return this.#counts.get(verdict) ?? 0;
  }

  /** How many requests the node was sent and has not answered, handshakes included. */
  get unanswered(): number {
    const waiting = this.#handshakes.size;
    return [...this.#connections].reduce((sum, { unanswered }) => sum + unanswered, waiting);
  }

  /** Lets faults happen beside those that happen already. */
  async impose(faults: Partial<EdgeFaults>): Promise<void> {
    this.#faults = { ...this.#faults, ...faults };
    if (this.#faults.cut === "both") await this.#stop();
  }

  /** Breaks every connection and takes no new one, as a pulled cable does. */
  async cut(): Promise<void> {
    await this.impose({ cut: "both" });
  }

  /** Ends all faults, takes connections again, and counts anew. */
  async heal(): Promise<void> {
    this.#faults = NO_FAULTS;
    this.#counts.clear();
    for (const connection of this.#connections) connection.heal();
    for (const response of this.#swallowed) response.destroy();
    this.#swallowed.clear();
    for (const handshake of [...this.#handshakes]) handshake.go();
    await this.#listen();
  }

  /** Ends it for good; may be called twice. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#stop();
  }

  #note(frame: Omit<Frame, "edge">, name: EdgeName | null): void {
    const { verdict } = frame;
    this.#counts.set(verdict, this.count(verdict) + 1);
    if (name !== null) this.#options.onFrame?.({ ...name, ...frame });
  }

  get #name(): EdgeName {
    return { edge: this.#options.name ?? "" };
  }

  /** The edge as one client sees it. */
  #edgeOf(request: IncomingMessage): Edge {
    const { nameOf } = this.#options;
    const name = nameOf === undefined ? this.#name : nameOf(request);
    return {
      faults: () => this.#faults,
      note: (frame) => {
        this.#note(frame, name);
      },
    };
  }

  async #listen(): Promise<void> {
    if (this.#server !== null || this.#isClosed) return;
    const server = createServer((request, response) => {
      proxyExchange(request, response, this.#target, this.#edgeOf(request)).then(
        (isThrough) => {
          if (!isThrough) this.#swallowed.add(response);
        },
        () => response.destroy(),
      );
    });
    server.on("upgrade", (request, socket, head) => {
      this.#takeHandshake(request, socket, head);
    });
    server.on("connection", (socket) => socket.setNoDelay(true));
    server.on("clientError", (_error, socket) => socket.destroy());
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.port, "127.0.0.1", resolve);
    });
    this.#server = server;
  }

  async #stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const connection of [...this.#connections]) {
      connection.break();
      const data = Buffer.alloc(0);
      this.#note({ direction: "in", bytes: 0, what: "", verdict: "broken", data }, this.#name);
    }
    for (const { socket } of this.#handshakes) socket.destroy();
    if (server === null) return;
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  }

  /** A handshake goes on to the node; one that comes while a direction is cut waits for its end. */
  #takeHandshake(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    let node: WebSocket | null = null;
    const isCut = (): boolean => actsOn(this.#faults.cut, "in") || actsOn(this.#faults.cut, "out");
    const go = (): void => {
      try {
        node ??= isCut() ? null : this.#reach(request, socket, head, leave);
      } catch {
        // No URL of a WebSocket, such as one with a fragment.
        socket.destroy();
      }
    };
    const waiting = { socket, go };
    const leave = (): void => void this.#handshakes.delete(waiting);
    this.#handshakes.add(waiting);
    socket.on("error", () => undefined);
    socket.once("close", () => {
      if (this.#handshakes.has(waiting)) node?.terminate();
      leave();
    });
    if (isCut()) {
      const data = Buffer.from(`${request.method ?? "GET"} ${request.url ?? "/"}`);
      const edge = this.#edgeOf(request);
      edge.note({ direction: "in", bytes: 0, what: "handshake", verdict: "dropped", data });
    }
    go();
  }

  #reach(request: IncomingMessage, socket: Duplex, head: Buffer, done: () => void): WebSocket {
    const { origin } = request.headers;
    const node = new WebSocket(`ws://127.0.0.1:${this.#target}${request.url ?? "/"}`, {
      maxPayload: MAX_PAYLOAD_BYTES,
      perMessageDeflate: false,
      autoPong: false,
      ...(origin === undefined ? {} : { origin }),
    });
    node.on("error", () => undefined);
    node.on("unexpected-response", (_request, { statusCode = 502, statusMessage = "" }) => {
      socket.end(`HTTP/1.1 ${statusCode} ${statusMessage}\r\nConnection: close\r\n\r\n`);
      node.terminate();
    });
    const giveUp = (): void => {
      // There is nothing behind the proxy.
      if (!socket.writableEnded) socket.destroy();
    };
    node.once("close", giveUp);
    node.once("open", () => {
      done();
      node.off("close", giveUp);
      this.#sockets.handleUpgrade(request, socket, head, (client) => {
        const connection = new ProxiedSocket(client, node, this.#edgeOf(request), () => {
          this.#connections.delete(connection);
        });
        this.#connections.add(connection);
      });
    });
    return node;
  }
}
