import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { ratioOf, spreadOf } from "../bench/figure.ts";
import type { BenchResult } from "../bench/bench-result.ts";
import { ended, startTool } from "./run-grader.ts";

/** As little as shows that it works: what is measured says nothing. */
const LEAST = [
  ...["--rounds", "1", "--seconds", "0.02", "--blocks", "600", "--nodes", "2"],
  ...["--stage", "transaction"],
];

describe("npm run bench", () => {
  let out = "";
  before(() => {
    out = mkdtempSync(join(tmpdir(), "bench-test-"));
  });
  after(() => {
    rmSync(out, { recursive: true });
  });

  it("measures every part, and writes a table, a picture and the data", async () => {
    const { stdout, stderr } = await ended(
      startTool(["bench", ...LEAST, "--lang", "en", "--out", out]),
    );
    expect(stdout, stderr).to.contain("WebAssembly, four at a time");
    const { figures } = JSON.parse(readFileSync(join(out, "bench.json"), "utf8")) as BenchResult;
    const parts = new Set(figures.map(({ part }) => part));
    expect([...parts]).to.deep.equal([
      "hashing",
      "start",
      "requests",
      "ledger",
      "grading",
      "convergence",
    ]);
    for (const figure of figures) {
      // Memory is a difference of two readings, and may be any number.
      if (figure.unit !== "bytes")
        expect(spreadOf(figure.values).low, figure.name).to.be.greaterThan(0);
      expect(ratioOf(figure)?.middle, figure.name).to.satisfy(
        (ratio: number | undefined) => ratio === undefined || ratio > 0,
      );
    }
    expect(readFileSync(join(out, "bench.svg"), "utf8")).to.contain("WebAssembly, four at a time");
    expect(readFileSync(join(out, "bench.png")).toString("latin1", 1, 4)).to.equal("PNG");
  });

  it("says so when there is nothing to compare with, and ends with status 1", async () => {
    const args = ["bench", ...LEAST, "--part", "hashing", "--lang", "en"];
    const { status, stdout } = await ended(startTool(args, { PATH: out, Path: out }));
    expect(stdout)
      .to.contain("there is no python3")
      .and.to.contain("a loop over crypto.createHash");
    expect(status).to.equal(1);
  });

  it("knows its parts", async () => {
    const { status, stderr } = await ended(startTool(["bench", "--part", "cooking"]));
    expect([status, stderr.includes("cooking")]).to.deep.equal([2, true]);
  });
});
