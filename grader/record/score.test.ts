import { expect } from "chai";
import type { CheckRecord, Result, RunRecord, StageRecord } from "./record.ts";
import { resultOf, totalOf, ungraded } from "./score.ts";

const title = { zh: "甲", en: "x" };

const check = (result: Result, more: Partial<CheckRecord> = {}): CheckRecord => ({
  ...{ id: "x", title, source: "test", points: 10, result },
  ...more,
});

const stage = (...checks: CheckRecord[]): StageRecord => ({
  ...{ id: "s", title, file: "x.ts", bonus: false, checks },
});

const record = (...stages: StageRecord[]): RunRecord => ({
  version: 1,
  lab: "lab5",
  title,
  submission: "x",
  folder: "x",
  seed: 1,
  startedAt: "2021-05-12T10:48:09.714Z",
  machine: { platform: "linux", node: "v20.19.0" },
  isolation: { permission: false, bubblewrap: false },
  stages,
});

const lacking = (whose: "machine" | "submission"): CheckRecord =>
  check("skip", { skipped: { need: "advertise", whose } });

describe("the score", () => {
  it("leaves a stage out that could not be graded, both ways", () => {
    for (const result of ["error", "inconclusive", "waiting"] as const) {
      const run = record(stage(check("pass")), stage(check("pass"), check("fail"), check(result)));
      expect(totalOf(run).total, result).to.deep.equal({ earned: 10, points: 10 });
      expect(ungraded(run)).to.have.length(1);
    }
  });

  it("asks for nothing that the machine lacks, and for all that the submission lacks", () => {
    const machine = stage(check("pass"), lacking("machine"));
    expect(totalOf(record(machine)).total).to.deep.equal({ earned: 10, points: 10 });
    expect(resultOf(machine)).to.equal("pass");
    const submission = stage(check("pass"), lacking("submission"));
    expect(totalOf(record(submission)).total).to.deep.equal({ earned: 10, points: 20 });
    expect(resultOf(submission)).to.equal("fail");
  });

  it("says that a stage is inconclusive rather than that it failed", () => {
    expect(resultOf(stage(check("fail"), check("inconclusive")))).to.equal("inconclusive");
    expect(resultOf(stage(check("inconclusive"), check("error")))).to.equal("error");
  });
});
