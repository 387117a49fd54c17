import type { ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { NodePages } from "../cluster/node-pages.ts";
import { freePort } from "../cluster/ports.ts";
import type { WireBlock } from "../verifier/wire.ts";
import { ended, startTool } from "./run-grader.ts";
import type { Ended } from "./run-grader.ts";

const WAIT_LIMIT_MS = 30_000;
const LOOK_MS = 20;
const ZEROS = "3";

describe("npm run chain", () => {
  let folder = "";
  let running: ChildProcess[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "chain-test-"));
  });
  afterEach(async () => {
    const ends = running.map((child) => ended(child));
    for (const child of running) child.kill();
    await Promise.all(ends);
    running = [];
    rmSync(folder, { recursive: true });
  });

  const chain = (...args: string[]): Promise<Ended> => ended(startTool(["chain", ...args]));
  const place = (): string => join(folder, "chaindata");

  /** Starts a node, waits until its chain has so many blocks, and gives its port. */
  async function node(length: number, submission: string, ...options: string[]): Promise<string> {
    const port = String(await freePort());
    const db = join(folder, port);
    const args = ["node", "--submission", submission, "-p", port, "-r", db, "-z", ZEROS];
    running.push(startTool([...args, ...options]));
    await until(`${port} has ${length} blocks`, async () => (await blocks(port)).length >= length);
    return port;
  }

  async function blocks(port: string): Promise<readonly WireBlock[]> {
    const pages = new NodePages(`http://127.0.0.1:${port}`, WAIT_LIMIT_MS);
    try {
      return JSON.parse(await pages.chain()) as WireBlock[];
    } finally {
      pages.close();
    }
  }

  async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + WAIT_LIMIT_MS;
    while (!(await holds().catch(() => false))) {
      if (Date.now() > deadline) throw new Error(`never: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  it("takes a chain from one node to another", async () => {
    const miner = await node(3, "reference", "-m");
    const exported = await chain("export", place(), "-p", miner);
    expect(exported.status, exported.stderr).to.equal(0);
    const count = readdirSync(place()).length;
    expect(exported.stdout).to.contain(`Exported: ${count} blocks`);
    const other = await node(0, "reference");
    const to = ["--to", `ws://localhost:${other}/ws`, "-z", ZEROS];
    const imported = await chain("import", place(), ...to);
    expect(imported.stdout).to.contain(`holds all ${count} blocks (${count} sent, 0 known before)`);
    expect(imported.status).to.equal(0);
    const [own, others] = [await blocks(miner), await blocks(other)];
    expect(others.map(({ hash }) => hash)).to.deep.equal(
      own.slice(0, count).map(({ hash }) => hash),
    );
    const again = await chain("import", place(), ...to);
    expect(again.stdout).to.contain(`(0 sent, ${count} known before)`);
  });

  it("reads what a node of the article's kind wrote", async () => {
    const jbc = await node(3, "grader/test/jbc-node", "-m");
    const wrote = join(folder, jbc, "chaindata");
    // Its last file may be half written while it mines.
    const [miner] = running;
    running = [];
    if (miner !== undefined) {
      const end = ended(miner);
      miner.kill();
      await end;
    }
    const other = await node(0, "reference");
    const imported = await chain("import", wrote, "-p", other, "-z", ZEROS);
    expect(imported.status, imported.stderr).to.equal(0);
    expect(await blocks(other)).to.have.length(readdirSync(wrote).length);
  });

  it("sends nothing of a chain with a fault, and names the file", async () => {
    const miner = await node(3, "reference", "-m");
    await chain("export", place(), "-p", miner);
    const other = await node(0, "reference");
    const file = join(place(), "000001.json");
    const block = JSON.parse(readFileSync(file, "utf8")) as { data: string };
    writeFileSync(file, JSON.stringify({ ...block, data: "Mined by somebody else" }));
    const { status, stderr } = await chain("import", place(), "-p", other, "-z", ZEROS);
    expect(status).to.equal(1);
    expect(stderr).to.match(
      /^000001\.json is wrong: its hash has to be [^]* Nothing was sent\.\n$/,
    );
    const inChinese = await chain("import", place(), "-p", other, "-z", ZEROS, "--lang", "zh");
    expect(inChinese.stderr).to.match(/^000001\.json 不对：哈希应是 .*什么也没有发送。\n$/);
    expect(await blocks(other)).to.deep.equal([]);
  });

  it("says that a node kept a longer chain of its own", async () => {
    const miner = await node(1, "reference", "-m");
    await chain("export", place(), "-p", miner);
    const own = await node(readdirSync(place()).length + 1, "reference", "-m");
    const { status, stderr } = await chain("import", place(), "-p", own, "-z", ZEROS);
    expect(status).to.equal(1);
    expect(stderr).to.match(/kept its own chain of \d+ blocks/);
  });

  it("says what is wrong, with no stack trace", async () => {
    const nobody = String(await freePort());
    const full = await chain("export", folder, "-p", nobody);
    expect(full).to.include({ status: 1, stdout: "" });
    expect(full.stderr).to.match(/does not answer \(ECONNREFUSED\)/);
    const missing = await chain("import", place(), "-p", nobody);
    expect(missing.stderr).to.equal(`There is no folder ${place()}.\n`);
    expect((await chain("copy", place())).status).to.equal(2);
    expect((await chain("import", place(), "--to", "nowhere")).status).to.equal(2);
  });
});
