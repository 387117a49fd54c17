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
});
