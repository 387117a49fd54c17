import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { totalOf } from "../record/score.ts";
import { failures, grade } from "./run-grader.ts";

describe("verdicts", () => {
  it("grade nothing and end with status 3 where the machine has no time for anybody", async () => {
    const scenario = ["--scenario", "every-request", "--timeout-factor", "0.000001"];
    const { record, status, stdout } = await grade([
      ...["lab3", "--submission", "reference"],
      ...scenario,
    ]);
    const [check] = record.stages.flatMap(({ checks }) => checks);
    expect(check?.result, failures(record)).to.equal("error");
    expect(check?.control).to.include({ by: "reference", result: "fail" });
    expect(totalOf(record).total).to.deep.equal({ earned: 0, points: 0 });
    expect(stdout).to.match(/the reference did not do it on this machine either/);
    expect(stdout).to.match(/0 of 1 stages graded/);
    expect(status).to.equal(3);
  });

  it("are given without proxies where nodes do not call themselves what they are told", async () => {
    const copy = mkdtempSync(join(projectRoot(), "grader/test/unnamed-"));
    try {
      cpSync(join(projectRoot(), "grader/test/second-implementation"), copy, { recursive: true });
      const file = join(copy, "node.js");
      const source = readFileSync(file, "utf8");
      const changed = source.replace("options.advertise ?? own", "own");
      expect(changed).to.not.equal(source);
      writeFileSync(file, changed);
      const scenarios = ["three-nodes", "one-way-cut"].flatMap((id) => ["--scenario", id]);
      const { record, status, stdout } = await grade(["lab3", "--submission", copy, ...scenarios]);
      expect(record.naming).to.equal("none");
      const checks = record.stages.flatMap((stage) => stage.checks);
      expect(checks.map(({ result }) => result)).to.deep.equal(["pass", "skip"]);
      expect(checks[0]?.unproxied).to.equal(true);
      expect(stdout).to.match(/without the grader's proxies: three-nodes/);
      expect(stdout).to.match(/Skipped, without points[^\n]*one-way-cut/);
      expect(status).to.equal(1);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});
