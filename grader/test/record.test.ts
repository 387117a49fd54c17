import { createServer } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { WebSocket } from "ws";
import { freePortsInARow } from "../cluster/test-ports.ts";
import { readBundle } from "../evidence/bundle/read-bundle.ts";
import { ended, startTool } from "./run-grader.ts";

describe("npm run record", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "record-test-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  /** Sends requests to a node, each after the reply to the one before; gives the replies. */
  async function talk(port: number, ...requests: object[]): Promise<unknown[]> {
    const socket = new WebSocket(`ws://localhost:${port}/ws`);
    const replies: unknown[] = [];
    await new Promise((resolve) => socket.once("open", resolve));
    for (const request of requests) {
      const reply = new Promise<Buffer>((resolve) => socket.once("message", resolve));
      socket.send(JSON.stringify(request));
      replies.push(JSON.parse((await reply).toString()));
    }
    socket.close();
    return replies;
  }

  it("keeps what a client did, what programs sent each other, and what was done to them", async () => {
    const first = await freePortsInARow(3);
    const out = join(folder, "session");
    const args = ["record", "lab5", "--submission", "reference", "--lang", "en", "-t", "0.2"];
    const run = startTool([...args, "--ports", String(first), "--out", out]);
    const wait = printed(run.stdout);
    run.stderr?.pipe(process.stderr);
    await wait("Commands:");
    const page = await (await fetch(`http://localhost:${first}/`)).text();
    expect(page).to.contain("<html");
    const addr = [1, 2].map((more) => `ws://localhost:${first + more}/ws`);
    const replies = await talk(first, { op: "register", args: { addr } }, { op: "peers" });
    expect(replies).to.have.nested.property("0.status", 202);
    // The tracker has been there when n2 knows the others.
    for (let known = 0; known < 3;) {
      const [reply] = await talk(first + 1, { op: "peers" });
      known = (reply as { response: { peers: unknown[] } }).response.peers.length;
    }
    run.stdin?.write("bad line\nkill n3\n");
    await wait("is no command");
    await wait("n3 is killed");
    run.stdin?.write("start n3\n");
    await wait("n3 is started");
    run.stdin?.write("end\n");
    const { status } = await ended(run);
    const stdout = wait.all();
    expect(status, stdout).to.equal(0);
    expect(stdout).to.match(/client → n1 {2}register[^]*client ← n1 {2}202/);
    const bundle = readBundle(out);
    const edges = new Set(bundle.frames.map(({ edge }) => edge));
    expect([...edges]).to.include.members(["grader→n1", "t→n1", "t→n2"]);
    const [scene] = bundle.scenes;
    expect(scene?.events.map(({ kind, names }) => `${kind} ${names.join(" ")}`)).to.deep.equal([
      "start n1 n2 n3",
      "start t b1",
      "kill n3",
      "start n3",
    ]);
    expect(bundle.terminals.map(({ program }) => program)).to.include.members(["n1", "t"]);
    expect(
      bundle.samples.some(({ node, peers = [] }) => node === "n1" && peers.length === 3),
    ).to.equal(true);
  });

  it("says what to do when a port is taken", async () => {
    const first = await freePortsInARow(3);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(first + 1, "127.0.0.1", resolve));
    const args = ["record", "lab3", "--submission", "reference", "--lang", "en"];
    const { status, stderr } = await ended(startTool([...args, "--ports", String(first)]));
    server.close();
    expect(status).to.equal(2);
    expect(stderr).to.contain(`Port ${first + 1} is in use`);
  });
});

/** Waits until a program has printed a text; `all` is what it has printed so far. */
function printed(
  stdout: NodeJS.ReadableStream | null,
): ((text: string) => Promise<void>) & { readonly all: () => string } {
  let all = "";
  const waiting = new Map<string, () => void>();
  stdout?.on("data", (chunk: Buffer) => {
    all += chunk.toString();
    for (const [text, go] of waiting) if (all.includes(text)) go();
  });
  const wait = async (text: string): Promise<void> => {
    if (all.includes(text)) return;
    await new Promise<void>((resolve) => waiting.set(text, resolve));
  };
  return Object.assign(wait, { all: () => all });
}
