import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { ended, startTool } from "./run-grader.ts";
import type { Ended } from "./run-grader.ts";

/** A slip: in which file what is replaced by what. */
type Slip = readonly [file: string, from: string, to: string];

describe("explore", () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "explore-test-"));
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  function explore(...args: string[]): Promise<Ended> {
    return ended(startTool(["explore", ...args]));
  }

  /** The reference with one slip in it. */
  function withSlip([file, from, to]: Slip): string {
    const copy = join(folder, "slip");
    rmSync(copy, { recursive: true, force: true });
    cpSync(join(projectRoot(), "reference"), copy, { recursive: true });
    const source = readFileSync(join(copy, file), "utf8");
    expect(source).to.contain(from);
    writeFileSync(join(copy, file), source.replace(from, to));
    return copy;
  }

  for (const args of [["lab3"], ["lab4"], ["lab5"], ["lab5", "--forks"]]) {
    it(`finds nothing wrong with the reference: ${args.join(" ")}`, async () => {
      const { status, stdout } = await explore(
        ...[...args, "--submission", "reference", "--seeds", "40"],
      );
      expect(stdout).to.contain("All 40 schedules passed");
      expect(status).to.equal(0);
    });
  }

  it("tells what is lost by a restart in a short story, and replays it", async () => {
    const slip: Slip = [
      "ledger/ledger.ts",
      "for (const change of this.#journal.history()) this.#apply(change);",
      "",
    ];
    const args = ["--submission", withSlip(slip)];
    const first = await explore("lab5", ...args, "--seeds", "20");
    expect(first.status).to.equal(1);
    expect(first.stdout).to.contain("had answered 202 to");
    const [, file = ""] = /--replay (\S+)/.exec(first.stdout) ?? [];
    const { actions } = JSON.parse(readFileSync(join(projectRoot(), file), "utf8")) as {
      actions: unknown[];
    };
    expect(actions.length).to.be.lessThan(10);
    const again = await explore("lab5", ...args, "--replay", file);
    expect(again.stdout).to.contain("had answered 202 to");
  });

  it("finds what only a fork brings to light", async () => {
    const slip: Slip = [
      "ledger/ledger.ts",
      "if (this.#chain.find(item) === undefined) this.#pool.add({",
      "this.#pool.add({",
    ];
    const args = ["--submission", withSlip(slip), "--seeds", "200"];
    expect((await explore("lab5", ...args)).status).to.equal(0);
    const { status, stdout } = await explore("lab5", ...args, "--forks");
    expect(status).to.equal(1);
    expect(stdout).to.contain("both in its pool and in its chain");
  });

  it("names code that reads the clock on its own", async () => {
    const slip: Slip = ["node/ledger-operations.ts", "this.#now());", "Date.now() / 1000);"];
    const { status, stdout } = await explore(
      ...["lab5", "--submission", withSlip(slip), "--seeds", "10"],
    );
    expect(status).to.equal(1);
    expect(stdout).to.match(/ledger-operations\.ts:\d+ calls Date\.now\(\) on its own/);
  });

  it("tells when a node answers otherwise as a process", async () => {
    const slip: Slip = [
      "node/node.ts",
      "    return JSON.stringify(reply);",
      '    const where = process.argv.includes("-p") ? "process" : "elsewhere";\n' +
        "    return JSON.stringify({ ...reply, where });",
    ];
    const { status, stdout } = await explore(
      ...["lab3", "--submission", withSlip(slip), "--seeds", "10"],
    );
    expect(status).to.equal(1);
    expect(stdout).to.contain("one way in virtual time and another way as a process");
    expect(stdout).to.match(/virtual time .*"where":"elsewhere"[^]*process .*"where":"process"/);
  });

  it("says whose turn it is, and what can't be simulated", async () => {
    expect((await explore("lab5")).stdout).to.contain("still to be written");
    const lab = { node: ["node", "x.js"], tracker: "tracker.ts", builder: "builder.ts" };
    writeFileSync(join(folder, "lab.json"), JSON.stringify(lab));
    const { status, stderr } = await explore("lab5", "--submission", folder);
    expect(status).to.equal(2);
    expect(stderr).to.contain("command line");
  });
});
