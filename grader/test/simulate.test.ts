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
      result: { ...result, real: 0 },
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
