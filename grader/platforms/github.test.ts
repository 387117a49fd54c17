import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { renderAnnotations } from "./github-annotations.ts";
import { MAX_SUMMARY_BYTES, renderSummary } from "./github-summary.ts";
import { checkOf, stageOf, toldOf } from "./test-record.ts";
import { workflowCommand } from "./workflow-command.ts";

describe("GitHub Actions", () => {
  it("is told by commands that are escaped by its rules", () => {
    expect(
      workflowCommand("error", { file: "a,b:c", line: 3, title: undefined }, "50%\r\nx"),
    ).to.equal("::error file=a%2Cb%3Ac,line=3::50%25%0D%0Ax");
  });

  it("shows the failures of the first stages beside the code, and no more than it shows", () => {
    const root = mkdtempSync(join(tmpdir(), "github-"));
    try {
      mkdirSync(join(root, "labs/lab5/ledger"), { recursive: true });
      writeFileSync(join(root, "labs/lab5/ledger/block.ts"), "");
      const many = Array.from({ length: 14 }, (_, at) => checkOf(`c${at}`, "fail"));
      const stages = [
        stageOf("one", [checkOf("ours", "error"), ...many.slice(0, 2)]),
        stageOf("two", [checkOf("good", "pass")]),
        stageOf("three", many.slice(2)),
      ];
      const lines = renderAnnotations(toldOf(stages, join(root, "labs/lab5")), root);
      const errors = lines.filter((line) => line.startsWith("::error "));
      expect(errors).to.have.length(10);
      expect(errors[0]).to.match(
        /^::error file=labs\/lab5\/ledger\/block\.ts,line=7,title=lab5\/one%3A Check c0::/,
      );
      expect(errors[2]).to.include("Check c2");
      expect(lines.filter((line) => line.startsWith("::warning "))).to.have.length(1);
      expect(lines.join("\n").split("\n")).to.have.length(lines.length);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it("gets a summary that what a submission printed can't break out of", () => {
    const got = "```\n</details><img src=x>\n````";
    const text = renderSummary(toldOf([stageOf("one", [checkOf("c", "fail", got)])]), 100_000);
    const [, fence = ""] = /^(`+)text$/m.exec(text) ?? [];
    expect(fence).to.have.length.above(4);
    expect(text.split("\n").filter((line) => line === fence)).to.have.length(1);
    expect(text).to.include("| ❌ | one · Stage one | 0 / 10 |");
  });

  it("gets a summary that is never larger than it takes, and says what is missing", () => {
    const long = "é".repeat(400_000);
    const checks = Array.from({ length: 5 }, (_, at) => checkOf(`c${at}`, "fail", long));
    const text = renderSummary(toldOf([stageOf("one", checks)]), MAX_SUMMARY_BYTES);
    expect(Buffer.byteLength(text)).to.be.below(MAX_SUMMARY_BYTES);
    expect(text).to.match(/4 more failed; the log explains them\.\n$/);
  });
});
