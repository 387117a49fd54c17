import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Block } from "#kit";
import { blockHash, makeBlock } from "../ledger/block.ts";
import { stampTransaction } from "../ledger/transaction.ts";
import { NodeProcess, eventually, freePort } from "./node-process.ts";
import { transfer } from "./transfers.ts";

/** More than a megabyte of blocks: less is not worth a checkpoint. */
const BLOCKS = 500;
const ITEMS = 10;
/** What a node prints with `--debug`. */
const CHECKPOINT_IS_USED = "Going on from a checkpoint";
const requests = [
  { op: "blocks" },
  { op: "blocks", args: { start: 100 } },
  { op: "blocks", args: { start: BLOCKS - 2 } },
  { op: "pool" },
];

function longChain(): Block[] {
  const chain: Block[] = [];
  for (let at = 0; at < BLOCKS; at++) {
    const items = Array.from({ length: ITEMS }, (_, n) => {
      return stampTransaction(transfer(at * ITEMS + n), at + n / ITEMS);
    });
    const tip = chain.at(-1);
    chain.push(makeBlock(items, tip === undefined ? null : blockHash(tip)));
  }
  return chain;
}

describe("a node with a checkpoint", function () {
  this.timeout(60_000);
  const chain = longChain();
  const tip = chain.at(-1);
  let folder: string;
  let db: string;
  let node: NodeProcess;

  const start = async (): Promise<void> => {
    node = await NodeProcess.start(await freePort(), ["-r", db, "--debug"]);
  };
  const state = (): Promise<unknown[]> => Promise.all(requests.map((one) => node.ask(one)));

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "ledger-checkpoint-"));
    db = join(folder, "node.db");
    await start();
    await node.ask({ op: "merge", args: { blocks: chain } });
    await node.ask({ op: "merge", args: { pool: [transfer(1), transfer(1_000_000)] } });
    // It writes one by itself when it has been quiet for a while.
    await eventually(() => existsSync(`${db}.checkpoint`) || undefined);
  });
  after(async () => {
    await node.end();
    rmSync(folder, { recursive: true });
  });

  it("holds after kill -9 what it held before, and goes on with it", async () => {
    const held = await state();
    expect(await node.chain()).to.deep.equal(chain);
    await node.end("SIGKILL");
    await start();
    expect(await state()).to.deep.equal(held);
    expect(await node.chain()).to.deep.equal(chain);
    expect(node.lines.some((line) => line.includes(CHECKPOINT_IS_USED))).to.equal(true);
    // What is in an old block is nothing new, what is in none is; and the chain can be built on.
    await node.ask({ op: "merge", args: { pool: [transfer(7), transfer(1_000_001)] } });
    const next = makeBlock([stampTransaction(transfer(1_000_000), 5)], tip ? blockHash(tip) : null);
    const again = makeBlock([stampTransaction(transfer(8), 5)], blockHash(next));
    expect(await node.ask({ op: "merge", args: { blocks: [next] } })).to.include({ status: 202 });
    expect(await node.ask({ op: "merge", args: { blocks: [again] } })).to.include({ status: 500 });
    const { response } = await node.ask({ op: "pool" });
    const { pool } = response as { pool: { id: string }[] };
    expect(pool.map(({ id }) => id)).to.deep.equal([transfer(1_000_001).id]);
    expect((await node.ask({ op: "blocks", args: { start: BLOCKS } })).response).to.deep.equal({
      blocks: [next],
    });
  });

  it("believes the file where it was changed by hand", async () => {
    expect(node.lines.filter((line) => line.includes("ERROR"))).to.deep.equal([]);
    await node.end("SIGKILL");
    const bytes = readFileSync(db);
    // The amount of a transaction in the first record: that record counts no more, nor what stands on it.
    bytes.write("9", bytes.indexOf('"amount":') + '"amount":'.length);
    writeFileSync(db, bytes);
    await start();
    expect(node.lines.some((line) => line.includes(CHECKPOINT_IS_USED))).to.equal(false);
    expect((await node.ask({ op: "blocks" })).response).to.deep.equal({ blocks: [] });
  });
});
