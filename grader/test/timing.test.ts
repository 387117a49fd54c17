import { expect } from "chai";
import { SPANS } from "../check/timing.ts";
import { createSay } from "../report/explain.ts";
import { grade } from "./run-grader.ts";

/** A check that starts a node and talks with it, and no more. */
const SMALL = ["lab5", "--submission", "reference", "--stage", "merge-pool", "--no-bundle"];

describe("npm run grade -- --timing", () => {
  it("shows where the time went, beside the least that it could take, and keeps it in the record", async () => {
    const { record, stdout, stderr, status } = await grade([...SMALL, "--timing", "--lang", "en"]);
    expect(status, stderr).to.equal(0);
    const say = createSay("en");
    for (const span of SPANS) expect(stdout).to.contain(say(`timing.${span}`));
    const { timing } = record;
    if (timing === undefined) expect.fail("no times in the record");
    for (const span of SPANS) expect(timing.parts[span], span).to.be.at.least(0);
    // Whatever the machine: these take a process to start, so they can't be none.
    for (const span of ["own", "start"] as const) expect(timing.parts[span]).to.be.greaterThan(0);
    const { processes, bareMs, cores, boundMs, totalMs, ratio } = timing;
    expect(processes).to.be.at.least(2);
    expect(boundMs).to.be.closeTo((processes * bareMs) / cores + timing.parts.own, processes + 1);
    expect(ratio).to.be.closeTo(totalMs / boundMs, 0.02);
    expect(stdout).to.contain(`It took ${ratio.toFixed(2)} times that.`);
  });

  it("measures nothing when it is not asked for", async () => {
    const { record, stdout } = await grade([...SMALL, "--lang", "en"]);
    expect(record.timing).to.equal(undefined);
    expect(stdout).to.not.contain("where the time goes");
  });
});
