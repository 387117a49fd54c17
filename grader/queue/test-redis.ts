import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { freePort } from "../cluster/ports.ts";

/** A Redis server of a test's own, which keeps nothing. */
export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the machine's Redis on a free port; null where there is none. */
export async function startRedis(): Promise<TestRedis | null> {
  if (spawnSync("redis-server", ["--version"]).error !== undefined) return null;
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const server = spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"] });
  await seen(server, "Ready to accept connections");
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once("close", resolve));
    server.kill("SIGKILL");
    await ended;
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}

/** Waits until a program has printed something. @throws Error when it ends before that. */
export async function seen(child: ChildProcess, text: string): Promise<string> {
  let all = "";
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      all += chunk.toString();
      if (all.includes(text)) resolve(all);
    });
    child.on("close", () => {
      reject(new Error(`it ended before it said "${text}":\n${all}`));
    });
  });
}
