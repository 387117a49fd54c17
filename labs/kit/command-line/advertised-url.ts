import { networkInterfaces } from "node:os";

/** The names of this machine that no other machine can use. */
const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);
/** The addresses that stand for every interface. */
const EVERYWHERE = new Set(["0.0.0.0", "::"]);

/** Whether an address to listen on can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}

/**
 * What a node calls itself when it is not told: `localhost` on the loopback interface, else the
 * address it listens on, and of every interface the first that others can reach (contract 5).
 */
export function advertisedUrl(host: string, port: number): string {
  if (isLoopback(host)) return `ws://localhost:${port}/ws`;
  const outer = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === "IPv4");
  const name = EVERYWHERE.has(host) ? (outer?.address ?? "localhost") : host;
  return `ws://${name.includes(":") ? `[${name}]` : name}:${port}/ws`;
}
