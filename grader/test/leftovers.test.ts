import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { ended, startTool } from "./run-grader.ts";
import { until } from "./until.ts";

/** The processes whose command line names a folder. */
function processesIn(folder: string): string[] {
  const all = execFileSync("ps", ["-eo", "pid,args"], { encoding: "utf8" });
  return all.split("\n").filter((line) => line.includes(folder));
}

describe("what a run leaves behind", function () {
  if (process.platform === "win32") return;
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "leftovers-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const start = (): ReturnType<typeof startTool> =>
    startTool(["grade", "lab5", "--submission", "reference"], { TMPDIR: folder });

  it("is nothing after a run", async () => {
    const { status } = await ended(start());
    expect(status).to.equal(0);
    await until("no process is left", () => processesIn(folder).length === 0);
    expect(readdirSync(folder)).to.deep.equal([]);
  });

  for (const [what, signal, status] of [
    ["Ctrl-C", "SIGINT", 130],
    ["kill -9", "SIGKILL", null],
  ] as const) {
    it(`is nothing after ${what}`, async () => {
      const run = start();
      const end = ended(run);
      await until("programs run", () => processesIn(folder).length >= 3);
      run.kill(signal);
      expect((await end).status).to.equal(status);
      await until("no process is left", () => processesIn(folder).length === 0);
      await until("no file is left", () => readdirSync(folder).length === 0);
    });
  }
});
