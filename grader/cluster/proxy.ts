import { createServer, connect } from "node:net";
import type { Server, Socket } from "node:net";
import { freePort } from "./ports.ts";

/** An edge of the network: what comes in on one port goes on to another one, unless it is cut. */
export class Proxy {
  readonly port: number;
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;

  private constructor(port: number, target: number) {
    this.port = port;
    this.#target = target;
  }

  /** Opens a proxy on a free port, to a port of this machine. */
  static async open(target: number): Promise<Proxy> {
    const proxy = new Proxy(await freePort(), target);
    await proxy.heal();
    return proxy;
  }

  /** Breaks every connection and takes no new one, as a pulled cable does. */
  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
    if (server === null) return;
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  }

  /** Takes connections again. */
  async heal(): Promise<void> {
    if (this.#server !== null) return;
    const server = createServer((incoming) => {
      const outgoing = connect(this.#target, "127.0.0.1");
      for (const [socket, other] of [
        [incoming, outgoing],
        [outgoing, incoming],
      ] as const) {
        this.#sockets.add(socket);
        socket.setNoDelay(true);
        socket.pipe(other);
        socket.on("error", () => undefined);
        socket.on("close", () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
      }
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.port, "127.0.0.1", resolve);
    });
    this.#server = server;
  }
}
