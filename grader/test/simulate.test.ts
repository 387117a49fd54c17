import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import type { Simulated } from "../simulate/render-networks.ts";
import { expectedForkRate } from "../simulate/report.ts";
import { ended, startTool } from "./run-grader.ts";

describe("npm run simulate", () => {
  let out = "";
  before(() => {
    out = mkdtempSync(join(tmpdir(), "simulate-test-"));
  });
  after(() => {
    rmSync(out, { recursive: true });
  });

  /** Simulates networks; what came of them, without how long it really took. */
  async function simulate(...args: string[]): Promise<readonly Simulated[]> {
    const { status, stderr } = await ended(startTool(["simulate", ...args, "--out", out]));
    expect(status, stderr).to.equal(0);
    const text = readFileSync(join(out, "simulate.json"), "utf8");
    return (JSON.parse(text) as Simulated[]).map(({ job, result }) => ({
      job,
      result: { ...result, real: 0, processor: 0 },
    }));
  }

  it("brings all nodes to one chain, with losses and a partition, and the same by the same seed", async () => {
    const hard = ["--loss", "0.1", "--partition", "20", "--tx", "20", "--interval", "3"];
    const args = ["--nodes", "12", "--links", "3", "--blocks", "20", ...hard];
    const [one, again] = await simulate(...args, "--interval", "3");
    expect(again).to.deep.equal(one);
    const { found = 0, length = 0, lost = 0, agreed = null, included = 0 } = one?.result ?? {};
    expect(agreed).to.not.equal(null);
    expect(found).to.be.at.least(20);
    // Two halves that build apart leave stale blocks, and losses are counted.
    expect(length).to.be.lessThan(found);
    expect(lost).to.be.greaterThan(0);
    expect(included).to.be.within(1, 20);
  });

  it("has trackers bring every transaction to every node, through losses and a partition", async () => {
    const parts = ["--nodes", "24", "--per-tracker", "6", "--links", "2", "--sleep", "4"];
    const hard = ["--loss", "0.1", "--partition", "20", "--tx", "60", "--interval", "5"];
    const args = [...parts, ...hard, "--blocks", "20"];
    const [one, again] = await simulate(...args, "--interval", "5");
    expect(again).to.deep.equal(one);
    if (one === undefined) expect.fail("no network");
    // That both are told means that all 24 hold the same; what is in no block by then waits in all pools.
    const { agreed, converged, traffic, messages, lost } = one.result;
    expect(agreed).to.not.equal(null);
    expect(converged).to.not.equal(null);
    const kinds = Object.values(traffic);
    expect(kinds.reduce((sum, kind) => sum + kind.messages, 0)).to.equal(messages);
    for (const kind of ["posts", "peers", "pool", "blocks", "merge", "announcements"] as const) {
      expect(traffic[kind].messages, kind).to.be.greaterThan(0);
    }
    expect(lost).to.be.greaterThan(0);
  });

  it("leaves transactions where they were given when there is no tracker", async () => {
    const args = ["--nodes", "12", "--blocks", "20", "--interval", "5", "--tx", "60"];
    const [network] = await simulate(...args);
    const { traffic, included = 0, converged } = network?.result ?? {};
    expect(converged).to.equal(null);
    expect(included).to.be.lessThan(60);
    expect(traffic?.merge.messages).to.equal(0);
  });

  it("forks about as often as the model says", async () => {
    const [network] = await simulate("--nodes", "12", "--blocks", "120", "--interval", "2");
    const { forks = 0, length = 0, spread = 0 } = network?.result ?? {};
    const expected = expectedForkRate(2, spread);
    // By a fixed seed: three standard errors leave room for what the model leaves out.
    const error = 3 * Math.sqrt((expected * (1 - expected)) / length);
    expect(forks / length).to.be.closeTo(expected, error);
  });

  it("says what is wrong with an option", async () => {
    const { status, stderr } = await ended(startTool(["simulate", "--loss", "2", "--lang", "en"]));
    expect([status, stderr.includes("--loss takes a number")]).to.deep.equal([2, true]);
  });
});
