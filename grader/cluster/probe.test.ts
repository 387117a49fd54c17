import process from "node:process";
import { expect } from "chai";
import { CheckFailure } from "../check/failure.ts";
import { Probe } from "./probe.ts";
import { ProgramProcess } from "./program-process.ts";
import { Workspace } from "./workspace.ts";

const LIMIT_MS = 10_000;

/** A probe that prints by the way, goes over the limit of output, ends, or is silent, as it is asked. */
const PROGRAM = `
require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
  const { call, args } = JSON.parse(line);
  if (call === "end") process.exit(7);
  if (call === "flood") setInterval(() => process.stderr.write("x".repeat(1e6)), 1);
  if (call === "flood") return;
  console.log("looking at " + call);
  if (call === "silent") return;
  console.log(JSON.stringify({ result: args[0] }));
  console.log("done");
});`;

describe("a probe", () => {
  let workspace: Workspace;
  let probe: Probe;
  before(() => {
    workspace = new Workspace();
    const launch = { command: process.execPath, args: ["-e", PROGRAM], locale: "C.UTF-8" };
    probe = new Probe(() => new ProgramProcess({ ...launch, cwd: workspace.folder }, workspace));
  });
  after(async () => {
    await probe.close();
    workspace.close();
  });

  const ask = (call: string, argument = 0, limit = LIMIT_MS) => probe.call(call, [argument], limit);

  it("answers each call with its own result, whatever it prints beside them", async () => {
    const answers = await Promise.all([1, 2, 3, 4].map((value) => ask("say", value)));
    expect(answers).to.deep.equal([1, 2, 3, 4].map((result) => ({ kind: "result", result })));
  });

  it("is started anew after it has ended, was silent or went over a limit", async () => {
    expect(await ask("end")).to.deep.include({ kind: "none", isLate: false });
    expect(await ask("say", 5)).to.deep.equal({ kind: "result", result: 5 });
    expect(await ask("silent", 6, 500)).to.include({ kind: "none", isLate: false });
    expect(await ask("say", 7)).to.deep.equal({ kind: "result", result: 7 });
    const flood: unknown = await ask("flood").catch((error: unknown) => error);
    expect(flood).to.be.instanceOf(CheckFailure);
    expect((flood as CheckFailure).failure.code).to.equal("too-much-output");
    expect(await ask("say", 8)).to.deep.equal({ kind: "result", result: 8 });
  });
});
