import { createServer } from "node:net";

/**
 * Where ports are taken from: below the ranges from which systems give out ports for outgoing
 * connections (32768 on Linux, 49152 elsewhere), so that nobody is given one by chance.
 */
const FIRST_PORT = 10_000;
const LAST_PORT = 31_999;
/** Ports that are tried before it is given up. */
const ATTEMPTS = 500;

/** Gives out ports of a range, and none of them twice in a short time. */
export class Ports {
  readonly #first: number;
  readonly #count: number;
  readonly #isFree: (port: number) => Promise<boolean>;
  /** What was given out last, the oldest first: at most half of the range. */
  readonly #recent = new Set<number>();

  /** @param isFree - whether nobody listens on a port now. */
  constructor(first: number, last: number, isFree: (port: number) => Promise<boolean>) {
    this.#first = first;
    this.#count = last - first + 1;
    this.#isFree = isFree;
  }

  /**
   * A port that is free now and has not been given out for long.
   *
   * @throws Error when none is found.
   */
  async next(): Promise<number> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const port = this.#first + Math.floor(Math.random() * this.#count);
      if (this.#recent.has(port)) continue;
      this.#remember(port);
      if (await this.#isFree(port)) return port;
    }
    throw new Error(`no free port between ${this.#first} and ${this.#first + this.#count - 1}`);
  }

  #remember(port: number): void {
    this.#recent.add(port);
    const [oldest] = this.#recent;
    if (oldest !== undefined && this.#recent.size > this.#count / 2) this.#recent.delete(oldest);
  }
}

const ports = new Ports(FIRST_PORT, LAST_PORT, isFree);

/**
 * A port of this machine that is free now and that this process has not given out for long.
 *
 * @throws Error when none is found.
 */
export async function freePort(): Promise<number> {
  return ports.next();
}

/** Whether nobody listens on a port of the loopback interface. */
export async function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => {
      resolve(false);
    });
    server.listen(port, "127.0.0.1", () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
