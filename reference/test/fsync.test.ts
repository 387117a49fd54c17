import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { WebSocket } from "ws";
import { NodeProcess, freePort } from "./node-process.ts";

const ACCOUNT = "00000000-0000-4000-8000-000000000001";
const CLIENTS = 5;
const MERGES = 20;

const idOf = (number: number): string =>
  `00000000-0000-4000-9000-${String(number).padStart(12, "0")}`;

describe("a node with --fsync", () => {
  it("answers many clients in order, and has all that it said yes to after a kill", async () => {
    const folder = mkdtempSync(join(tmpdir(), "fsync-test-"));
    const args = ["-r", join(folder, "node.db"), "--fsync"];
    let node = await NodeProcess.start(await freePort(), args);
    try {
      const clients = Array.from({ length: CLIENTS }, (_, client) => mergeMany(node.port, client));
      for (const replies of await Promise.all(clients)) {
        // Each merge is followed by a read, which is answered after it.
        const wanted = Array.from({ length: 2 * MERGES }, (_, at) => (at % 2 === 0 ? 202 : 200));
        expect(replies).to.deep.equal(wanted);
      }
      await node.end("SIGKILL");
      node = await NodeProcess.start(await freePort(), args);
      const { response } = await node.ask({ op: "pool" });
      const { pool } = response as { readonly pool: readonly { readonly id: string }[] };
      expect(pool).to.have.lengthOf(CLIENTS * MERGES);
    } finally {
      await node.end();
      rmSync(folder, { recursive: true });
    }
  });
});

/** Sends merges and reads without waiting; the status of each reply. */
async function mergeMany(port: number, client: number): Promise<number[]> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws`);
  await once(socket, "open");
  const replies: number[] = [];
  const all = new Promise<void>((resolve) => {
    socket.on("message", (data: Buffer) => {
      replies.push((JSON.parse(data.toString()) as { status: number }).status);
      if (replies.length === 2 * MERGES) resolve();
    });
  });
  for (let number = client * MERGES; number < (client + 1) * MERGES; number++) {
    const item = { id: idOf(number), sender: ACCOUNT, receiver: ACCOUNT, amount: 1 };
    socket.send(JSON.stringify({ op: "merge", args: { pool: [item] } }));
    socket.send(JSON.stringify({ op: "peers" }));
  }
  await all;
  socket.close();
  return replies;
}
