import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { WebSocket } from "ws";
import { NodeProcess, freePort } from "./node-process.ts";
import { transfer } from "./transfers.ts";

/** Transactions in the pool: a reply of more than a megabyte. */
const WAITING = 5_000;
/** Replies that the slow client asks for: together far more than the node may hold for it. */
const ASKED = 300;
/** What a node may grow by meanwhile, in bytes; all the replies would be four times as much. */
const MAX_GROWTH = 100 * 1024 * 1024;

/** Memory of a process in bytes; null where the system does not say. */
function memoryOf(pid: number | undefined): number | null {
  const file = `/proc/${pid ?? 0}/status`;
  if (!existsSync(file)) return null;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(file, "utf8"))?.[1]) * 1024;
}

describe("a client that does not read", () => {
  let folder: string;
  let node: NodeProcess;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "ledger-slow-"));
    const port = await freePort();
    node = await NodeProcess.start(port, ["-r", join(folder, "node.db")]);
  });
  after(async () => {
    await node.end();
    rmSync(folder, { recursive: true });
  });

  it("costs the node little memory, delays nobody, and gets every reply once it reads", async () => {
    const pool = Array.from({ length: WAITING }, (_, n) => transfer(n));
    await node.ask({ op: "merge", args: { pool } });
    await node.ask({ op: "pool" });
    const before = memoryOf(node.child.pid);

    const slow = new WebSocket(`ws://127.0.0.1:${node.port}/ws`);
    await once(slow, "open");
    slow.pause();
    for (let asked = 0; asked < ASKED; asked++) slow.send('{"op":"pool"}');
    slow.send('{"op":"peers"}');
    for (let asked = 0; asked < 50; asked++) await node.ask({ op: "peers" });
    const after = memoryOf(node.child.pid);
    if (before !== null && after !== null) expect(after - before).to.be.lessThan(MAX_GROWTH);

    const replies = await new Promise<string[]>((resolve) => {
      const heard: string[] = [];
      slow.on("message", (data: Buffer) => {
        heard.push(data.toString("latin1", data.length - 20));
        if (data.includes('"peers"')) resolve(heard);
      });
      slow.resume();
    });
    expect(replies).to.have.length(ASKED + 1);
    slow.terminate();
  });
});
