import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { RaceResult } from "../race/race-result.ts";
import { ended, startTool } from "./run-grader.ts";
import type { Ended } from "./run-grader.ts";

/** A node that answers as if it were alone in the world: its chain is always empty. */
const LONER = `
  import { createServer } from "node:http";
  const port = Number(process.argv[process.argv.indexOf("-p") + 1]);
  createServer((request, response) => response.end("[]")).listen(port, "127.0.0.1");
`;

describe("npm run race", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "race-test-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const race = (...args: string[]): Promise<Ended> => ended(startTool(["race", ...args]));

  /** Races, and gives what was written with `--json`, too. */
  async function result(...args: string[]): Promise<Ended & { readonly result: RaceResult }> {
    const json = join(folder, "result.json");
    const end = await race(...args, "--json", json);
    return { ...end, result: JSON.parse(readFileSync(json, "utf8")) as RaceResult };
  }

  /** A submission whose node is this JavaScript. */
  function submission(code: string): string {
    const path = join(folder, "submission");
    mkdirSync(path);
    writeFileSync(join(path, "node.mjs"), code);
    writeFileSync(join(path, "lab.json"), JSON.stringify({ node: ["node", "node.mjs"] }));
    return path;
  }

  it("ends with one chain, and more than one has won", async () => {
    const { status, stdout, result: race } = await result("--blocks", "20");
    expect(status, stdout).to.equal(0);
    expect(race.problem).to.equal(null);
    // Where blocks come faster than they travel, the race says so and begins again.
    expect(stdout.includes(`Starting again with ${race.zeros}`)).to.equal(race.zeros > 4);
    expect(race.length).to.be.at.least(20);
    expect(race.racers.filter(({ won }) => won > 0)).to.have.length.above(1);
    expect(race.racers.reduce((sum, { won }) => sum + won, 0)).to.equal(race.length);
    expect(stdout).to.match(/block \d+ is won by n\d/);
    expect(stdout).to.contain("the same on all nodes, every block valid");
  });

  it("keeps every transaction exactly once, also when a node is cut off and comes back", async () => {
    const args = ["--blocks", "16", "--transactions", "12", "--cut", "n2", "--lang", "zh"];
    const { status, stdout, result: race } = await result(...args);
    expect(status, stdout).to.equal(0);
    expect(race).to.include({ transactions: 12, cut: "n2" });
    expect(stdout).to.match(/n2 的网络断开[^]*n2 的网络恢复/);
    expect(stdout).to.contain("交易：12 笔，每笔恰好一次在链上");
  });

  it("lets nodes of the article's kind race with others to one chain", async () => {
    const jbc = ["--submission", "grader/test/jbc-node"];
    const {
      status,
      stdout,
      result: race,
    } = await result(...["--submission", "reference", ...jbc, "--blocks", "12"]);
    expect(status, stdout).to.equal(0);
    expect(race.racers.filter(({ submission }) => submission.endsWith("jbc-node"))).to.have.length(
      2,
    );
    expect(race.length).to.be.at.least(12);
  });

  it("names a node that ends, with its last words", async () => {
    const code = 'console.log("I give up"); process.exit(7);';
    const args = ["--submission", "reference", "--submission", submission(code)];
    const { status, stdout } = await race(...args, "--nodes", "2");
    expect(status).to.equal(1);
    expect(stdout).to.match(/n2 \(.*submission\) ended by itself \(status 7\)[^]*I give up/);
  });

  it("says what each node holds when they do not agree in time", async () => {
    const args = ["--submission", "reference", "--submission", submission(LONER)];
    const { status, result: race } = await result(
      ...[...args, "--nodes", "2", "--blocks", "3", "--zeros", "3", "--limit", "4"],
    );
    expect(status).to.equal(1);
    expect(race.problem).to.match(/After 4 s[^]*n1: \d+ blocks[^]*n2: 0 blocks/);
  });

  it("takes no command that has no sense", async () => {
    const wrong = [
      ["--cut", "n5"],
      ["--nodes", "1"],
      ["--zeros", "0"],
      ["--submission", "nowhere"],
    ];
    for (const args of wrong) expect((await race(...args)).status, args.join(" ")).to.equal(2);
  });

  it("leaves nothing behind after Ctrl-C", async function () {
    if (process.platform === "win32") this.skip();
    const run = startTool(["race", "--blocks", "100000"], { TMPDIR: folder });
    run.stdout?.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("block 5 is won")) run.kill("SIGINT");
    });
    expect((await ended(run)).status).to.equal(130);
    expect(readdirSync(folder)).to.deep.equal([]);
    const all = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" });
    expect(all.split("\n").filter((line) => line.includes(`${folder}/ledger-lab`))).to.deep.equal(
      [],
    );
  });
});
