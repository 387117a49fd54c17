import { randomBytes, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import { sendPage } from "../../labs/kit/http/send-page.ts";
import { readCommand } from "./read-command.ts";
import type { DemoCommand, DemoMessage } from "./view.ts";

/** Frames that a page sends are at most so long. */
const MAX_FRAME_BYTES = 256 * 1024;
/** A page that does not read what it is told, with so much waiting for it, is given up. */
const MAX_UNREAD_BYTES = 16 * 1024 * 1024;

/** What the server needs of the demo. */
export interface DemoHost {
  /** The page, as one HTML file. */
  readonly html: string;
  /** What a page that has just opened has to know. */
  welcome(): readonly DemoMessage[];
  /** Carries out what a page asked for. */
  command(command: DemoCommand): void;
}

/**
 * Serves the demo's page on loopback. Who can end programs has to know the token in the page's URL:
 * other pages in the same browser do not, whatever name they have this address by.
 */
export class DemoServer {
  readonly #host: DemoHost;
  readonly #token = randomBytes(16).toString("hex");
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });

  constructor(host: DemoHost) {
    this.#host = host;
    this.#server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      if (pathname !== "/" || request.method !== "GET") response.writeHead(404).end();
      else if (!this.#isAllowed(request)) {
        response.writeHead(403, { "content-type": "text/plain; charset=utf-8" });
        response.end("Open the whole address that npm run demo printed, with its token.\n");
      } else sendPage(response, host.html, `ws://${request.headers.host ?? ""}`);
    });
    this.#server.on("upgrade", (request, socket, head) => {
      const { headers } = request;
      if (!this.#isAllowed(request) || headers.origin !== `http://${headers.host ?? ""}`) {
        socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (page) => {
        this.#serve(page);
      });
    });
  }

  /** Begins to listen. @param port - 0 for a free one. @returns the URL of the page. */
  async start(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, "127.0.0.1", resolve);
    });
    return `http://localhost:${this.#port}/?token=${this.#token}`;
  }

  /** Tells all pages. */
  tell(message: DemoMessage): void {
    if (this.#sockets.clients.size === 0) return;
    const text = JSON.stringify(message);
    for (const page of this.#sockets.clients) {
      if (page.bufferedAmount > MAX_UNREAD_BYTES) page.terminate();
      else page.send(text);
    }
  }

  /** Stops; may be called twice. */
  stop(): void {
    for (const page of this.#sockets.clients) page.terminate();
    this.#sockets.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  #isAllowed({ url = "/", headers }: IncomingMessage): boolean {
    const names = ["localhost", "127.0.0.1"].map((name) => `${name}:${this.#port}`);
    if (!names.includes(headers.host ?? "")) return false;
    const token = Buffer.from(new URL(url, "http://localhost").searchParams.get("token") ?? "");
    const own = Buffer.from(this.#token);
    return token.length === own.length && timingSafeEqual(token, own);
  }

  #serve(page: WebSocket): void {
    page.on("error", () => undefined);
    for (const message of this.#host.welcome()) page.send(JSON.stringify(message));
    page.on("message", (data) => {
      // eslint-disable-next-line @typescript-eslint/no-base-to-string -- ws hands over a Buffer
      const command = readCommand(data.toString());
      if (command !== null) this.#host.command(command);
    });
  }
}
