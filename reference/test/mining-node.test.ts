import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { freshTimestamp } from "#kit";
import type { SealedBlock } from "#kit";
import { mine } from "../mining/mine.ts";
import { NodeProcess, ReferenceProcess, eventually, freePort } from "./node-process.ts";
import { transfer, uuid } from "./transfers.ts";

/** A block without items on top of another one, mined here. */
function mineOn(tip: SealedBlock | undefined, zeros: number, label = "a test"): SealedBlock {
  const draft = {
    index: (tip?.index ?? -1) + 1,
    timestamp: freshTimestamp(label, Date.now() / 1000),
    prev_hash: tip?.hash ?? "",
    data: label,
  };
  const { nonce, hash } = mine(draft, 0, Infinity, zeros);
  if (nonce === null) throw new Error("there is no end to the range");
  return { ...draft, nonce, hash, items: [] };
}

describe("a node that mines", () => {
  let folder: string;
  let running: ReferenceProcess[] = [];

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "ledger-mining-"));
  });
  afterEach(async () => {
    await Promise.all(running.map((process) => process.end("SIGKILL")));
    running = [];
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  async function startNode(...args: string[]): Promise<NodeProcess> {
    const port = await freePort();
    const node = await NodeProcess.start(port, ["-r", join(folder, `${port}.db`), ...args]);
    running.push(node);
    return node;
  }

  /** Waits until a node's chain has so many blocks; the chain. */
  function chainOf(node: NodeProcess, length: number): Promise<SealedBlock[]> {
    return eventually(async () => {
      const chain = await node.chain();
      return chain.length >= length ? chain : undefined;
    });
  }

  it("seals what waits, goes on with empty blocks, and labels them", async () => {
    const node = await startNode("-m", "-z", "3");
    await node.ask({ op: "merge", args: { pool: [transfer(1), transfer(2)] } });
    const filled = await eventually(async () =>
      (await node.chain()).find(({ items }) => items.length > 0),
    );
    expect(filled.items.map(({ id }) => id)).to.have.members([uuid(1), uuid(2)]);
    const chain = await chainOf(node, filled.index + 3);
    expect(chain.flatMap(({ items }) => items)).to.have.length(2);
    for (const { data } of chain)
      expect(data).to.match(RegExp(`^Mined by node on port ${node.port}\\b`));
    const { response } = await node.ask({ op: "pool" });
    expect(response).to.deep.equal({ pool: [] });
  });

  it("keeps its chain when it is killed, and mines on top of it", async () => {
    const node = await startNode("-m", "-z", "3");
    const before = await chainOf(node, 5);
    await node.end("SIGKILL");
    const file = join(folder, `${node.port}.db`);
    const again = await NodeProcess.start(await freePort(), ["-m", "-r", file]);
    running.push(again);
    const after = await chainOf(again, before.length + 2);
    expect(after.slice(0, before.length)).to.deep.equal(before);
  });

  it("answers at once, and what is forged, stale, detached or repeated changes nothing", async () => {
    const node = await startNode("-z", "3");
    const first = mineOn(undefined, 3);
    const second = mineOn(first, 3);
    const third = mineOn(second, 3);
    const forged = { ...transfer(1), t: 1, prev_hash: null };
    const posted = [
      second, // detached: nothing is known of what it stands on
      { ...first, hash: `000${"1".repeat(61)}` },
      { ...first, data: "someone else" },
      mineOn(undefined, 1, "too little work"),
      { ...first, index: 1 },
      { some: "thing" },
      [],
      first,
      first,
      { ...first, items: second.items.concat(forged) }, // held, and not what its header carries
      second,
      mineOn({ ...first, hash: second.hash }, 3), // an index that does not fit
    ];
    for (const value of posted) {
      const { status, answer } = await node.post(JSON.stringify(value));
      expect([status, answer]).to.deep.equal([200, { received: true }]);
    }
    expect((await node.post("{")).status).to.equal(400);
    await node.post(JSON.stringify(third));
    expect(await chainOf(node, 3)).to.deep.equal([first, second, third]);
  });

  it("goes on mining under a flood of junk", async () => {
    const node = await startNode("-m", "-z", "3");
    const junk = JSON.stringify({ ...mineOn(undefined, 1), hash: "0".repeat(64) });
    const before = await chainOf(node, 1);
    for (let round = 0; round < 20; round++) {
      await Promise.all(Array.from({ length: 50 }, () => node.post(junk)));
    }
    const after = await chainOf(node, before.length + 3);
    expect(after.every(({ hash }) => !/^0{64}$/.test(hash))).to.be.true;
  });

  it("takes its form from the first sealed block, and no other form after that", async () => {
    const node = await startNode();
    const first = mineOn(undefined, 4);
    await node.post(JSON.stringify({ ...first, index: "0", nonce: String(first.nonce) }));
    expect(await chainOf(node, 1)).to.deep.equal([first]);
    await node.end();
    const file = join(folder, `${node.port}.db`);
    const other = new ReferenceProcess("node", ["-p", String(node.port), "-r", file, "-z", "5"]);
    expect(await other.exit()).to.equal(1);
    expect(other.lines.join()).to.contain("was made with -z 4");
  });

  it("refuses to mine without a difficulty", async () => {
    const node = new ReferenceProcess("node", ["-m", "-z", "0"]);
    expect(await node.exit()).to.equal(2);
    expect(node.lines[0]).to.contain("-z of 1 or more");
  });

  it("tells its peers, and one that starts late fetches what it missed", async () => {
    const peer = await startNode("-z", "3");
    const miner = await startNode("-m", "-z", "3", "--peer", `http://localhost:${peer.port}/`);
    const chain = await chainOf(peer, 3);
    expect((await chainOf(miner, 3)).slice(0, chain.length)).to.deep.equal(chain);
    await miner.end();
    const newcomer = await startNode("-z", "3", "--peer", `ws://localhost:${peer.port}/ws`);
    expect(await chainOf(newcomer, chain.length)).to.deep.equal(await peer.chain());
  });

  it("shares its file with a builder that mines from a process of its own", async () => {
    const node = await startNode("-z", "3");
    const file = join(folder, `${node.port}.db`);
    const builder = new ReferenceProcess("builder", ["-r", file, "-z", "3", "--min-items", "2"]);
    running.push(builder);
    await node.ask({ op: "merge", args: { pool: [transfer(7), transfer(8)] } });
    const [block] = await chainOf(node, 1);
    expect(block?.items.map(({ id }) => id)).to.have.members([uuid(7), uuid(8)]);
    expect(block?.data).to.contain(`Mined by node on port ${node.port} `);
    await builder.says("Mined block 0 of 2 transactions");
  });

  it("stops at once when it is asked to", async () => {
    const node = await startNode("-m", "-z", "12");
    expect(await node.end("SIGTERM")).to.equal(0);
  });
});
