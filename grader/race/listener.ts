import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { WebSocketServer } from "ws";
import { readBlock } from "../../labs/kit/contract/read-block.ts";
import { SENDER_HEADER } from "../../labs/kit/contract/sender-header.ts";
import type { WireBlock } from "../verifier/wire.ts";

/** A posted block may be as large as a frame (contract 4.4). */
const MAX_BLOCK_BYTES = 16 * 1024 * 1024;

/** Called with each block that was posted. @param sender - the URL of the node, if it said so. */
export type OnBlock = (block: WireBlock, sender: string | null) => void;

/**
 * A peer that only listens: the nodes of a race know it and post every new block to it, so that a fork
 * is seen however short its life is. It passes nothing on.
 */
export class Listener {
  readonly port: number;
  readonly #onBlock: OnBlock;
  readonly #server: Server;
  readonly #sockets: WebSocketServer;

  constructor(port: number, onBlock: OnBlock) {
    this.port = port;
    this.#onBlock = onBlock;
    this.#server = createServer((request, response) => {
      this.#handle(request, response);
    });
    this.#sockets = new WebSocketServer({ server: this.#server, maxPayload: MAX_BLOCK_BYTES });
    // Nodes register at their peers; what they say is taken without a look.
    this.#sockets.on("connection", (socket) => {
      socket.on("error", () => undefined);
      socket.on("message", () => {
        socket.send(JSON.stringify({ status: 202, error: "Accepted" }));
      });
    });
  }

  /** What the nodes call it. */
  get url(): string {
    return `ws://localhost:${this.port}/ws`;
  }

  /** Begins to listen. @throws Error when it can't. */
  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(this.port, "127.0.0.1", resolve);
    });
  }

  /** Stops listening; may be called twice. */
  stop(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    request.on("error", () => undefined);
    if (request.method !== "POST" || request.url?.split("?", 1)[0] !== "/mined") {
      // It has no chain: who is told that one is shorter would post its own.
      response.writeHead(404).end();
      return;
    }
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on("data", (part: Buffer) => {
      bytes += part.length;
      if (bytes > MAX_BLOCK_BYTES) request.destroy();
      else parts.push(part);
    });
    request.on("end", () => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end('{"received":true}');
      const block = parseBlock(Buffer.concat(parts).toString());
      const sender = request.headers[SENDER_HEADER];
      if (block !== null) this.#onBlock(block, typeof sender === "string" ? sender : null);
    });
  }
}

function parseBlock(text: string): WireBlock | null {
  try {
    return readBlock(JSON.parse(text));
  } catch {
    return null;
  }
}
