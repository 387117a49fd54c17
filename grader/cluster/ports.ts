import { createServer } from "node:net";
import type { Server } from "node:net";

/**
 * Where ports are taken from: below the ranges from which systems give out ports for outgoing
 * connections (32768 on Linux, 49152 elsewhere), so that nobody is given one by chance.
 */
const FIRST_PORT = 10_000;
const LAST_PORT = 31_999;
/** Ports of one process of the grader: several times what a grading needs at a time. */
const BLOCK = 500;
/** How many graders there may be at a time on a machine: as many as there are blocks, less a few for others. */
export const MOST_GRADERS = Math.floor((LAST_PORT - FIRST_PORT + 1) / BLOCK) - 4;
/** Ports that are tried before it is given up. */
const ATTEMPTS = 500;

/** Gives out ports of a range, and none of them twice in a short time. */
export class Ports {
  readonly #first: number;
  readonly #count: number;
  readonly #isFree: (port: number) => Promise<boolean>;
  /** What was given out last, the oldest first: at most half of the range. */
  readonly #recent = new Set<number>();
  /** What is held until it is released. */
  readonly #held = new Set<number>();

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
      if (this.#recent.has(port) || this.#held.has(port)) continue;
      this.#remember(port);
      if (await this.#isFree(port)) return port;
    }
    throw new Error(`no free port between ${this.#first} and ${this.#first + this.#count - 1}`);
  }

  /**
   * As {@link next}, but the port is given to nobody else until it is released: while its program is
   * down, others may still dial it.
   */
  async hold(): Promise<number> {
    const port = await this.next();
    this.#held.add(port);
    return port;
  }

  /** Gives ports back that were held. */
  release(ports: Iterable<number>): void {
    for (const port of ports) this.#held.delete(port);
  }

  #remember(port: number): void {
    this.#recent.add(port);
    const [oldest] = this.#recent;
    if (oldest !== undefined && this.#recent.size > this.#count / 2) this.#recent.delete(oldest);
  }
}

let own: Promise<Ports> | undefined;

/**
 * A port of this machine that is free now, that this process has not given out for long, and that no
 * other process of the grader's gives out: between the moment when a port is chosen and the one when a
 * program listens on it, another could choose it, too.
 *
 * @throws Error when none is found.
 */
export async function freePort(): Promise<number> {
  return (await ownPorts()).next();
}

/** The ports of this process, from which clusters hold theirs. */
export function ownPorts(): Promise<Ports> {
  own ??= reserveBlock(FIRST_PORT, LAST_PORT, BLOCK).then(
    ([first, last]) => new Ports(first, last, isFree),
  );
  return own;
}

/**
 * Reserves a block of a range of ports for this process, until it ends: who listens on a block's first
 * port has the block.
 *
 * @returns the first and the last port that can be given out.
 * @throws Error when every block is reserved: programs of two graders would reach each other.
 */
export async function reserveBlock(
  first: number,
  last: number,
  size: number,
): Promise<readonly [number, number]> {
  const blocks = Math.floor((last - first + 1) / size);
  const start = Math.floor(Math.random() * blocks);
  for (let at = 0; at < blocks; at += 1) {
    const gate = first + ((start + at) % blocks) * size;
    if (await listen(gate)) return [gate + 1, gate + size - 1];
  }
  throw new Error("there are too many graders on this machine: let some of them end first");
}

/** Listens on a port for as long as this process lives, without keeping it alive; whether it could. */
async function listen(port: number): Promise<boolean> {
  return (await openServer(port)) !== null;
}

/** Whether nobody listens on a port of the loopback interface. */
export async function isFree(port: number): Promise<boolean> {
  const server = await openServer(port);
  if (server === null) return false;
  await new Promise((resolve) => server.close(resolve));
  return true;
}

/** A server on a port of the loopback interface, which turns everybody away; null when the port is taken. */
async function openServer(port: number): Promise<Server | null> {
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.unref();
    server.once("error", () => {
      resolve(null);
    });
    server.listen(port, "127.0.0.1", () => {
      resolve(server);
    });
  });
}
