import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A node as `npm run node` starts it. */
export class TestNode {
  readonly port: number;
  readonly #args: readonly string[];
  #child: ChildProcess | null = null;

  /** @param args - options besides the port, such as the submission. */
  constructor(port: number, args: readonly string[]) {
    this.port = port;
    this.#args = args;
  }

  /** Starts it and waits until it says that it listens. @throws Error with what it said instead. */
  async start(): Promise<void> {
    const command = ["labs/kit/tools/launch.js", "node", "-p", String(this.port), "--lang", "en"];
    const child = spawn(process.execPath, [...command, ...this.#args]);
    this.#child = child;
    const said: string[] = [];
    await new Promise<void>((resolve, reject) => {
      const listen = (line: string): void => {
        said.push(line);
        if (line.includes("listening")) resolve();
      };
      createInterface({ input: child.stdout }).on("line", listen);
      createInterface({ input: child.stderr }).on("line", listen);
      child.once("exit", () => {
        reject(new Error(`the node ended: ${said.join("\n")}`));
      });
    });
  }

  /** Ends it and waits until it is gone; may be called twice. */
  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child?.exitCode !== null) return;
    child.kill();
    await once(child, "exit");
  }
}
