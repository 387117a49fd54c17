import { createServer } from "node:net";

/**
 * Where ports are taken from: below the ranges from which systems give out ports for outgoing
 * connections (32768 on Linux, 49152 elsewhere), so that nobody is given one by chance.
 */
const FIRST_PORT = 10_000;
const LAST_PORT = 31_999;
/** Ports that are tried before it is given up. */
const ATTEMPTS = 500;

const taken = new Set<number>();

/**
 * A port of this machine that is free now and that this process has not given out before.
 *
 * @throws Error when none is found.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = FIRST_PORT + Math.floor(Math.random() * (LAST_PORT - FIRST_PORT + 1));
    if (taken.has(port)) continue;
    taken.add(port);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port between ${FIRST_PORT} and ${LAST_PORT}`);
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
