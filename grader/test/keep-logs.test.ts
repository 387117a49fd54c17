import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { grade } from "./run-grader.ts";

describe("--keep-logs", () => {
  it("keeps what a program printed before it was killed", async () => {
    const scenario = ["--scenario", "killed-node", "--keep-logs"];
    await grade(["lab5", "--submission", "reference", ...scenario]);
    const file = join(projectRoot(), ".grade/lab5/logs/killed-node/seed-n1.log");
    const starts = readFileSync(file, "utf8").match(/Node is listening/g);
    expect(starts).to.have.length(3);
  });

  it("keeps all frames with times, edges and verdicts", async () => {
    const scenario = ["--scenario", "sent-twice", "--keep-logs"];
    await grade(["lab5", "--submission", "reference", ...scenario]);
    const file = join(projectRoot(), ".grade/lab5/logs/frames.jsonl");
    const lines = readFileSync(file, "utf8").trimEnd().split("\n");
    const frames = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const edges = new Set(frames.map(({ edge }) => edge));
    expect(edges).to.include.all.keys("grader→n1", "t→n1", "t→n2");
    const twice = frames.filter(({ verdict }) => verdict === "duplicated");
    expect(twice.length).to.be.at.least(2);
    for (const { edge, what, ms } of twice) {
      expect(edge).to.equal("t→n2");
      expect(what).to.be.oneOf(["merge", "register"]);
      expect(ms).to.be.a("number");
    }
  });
});
