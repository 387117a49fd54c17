import { expect } from "chai";
import { findSubmission } from "../../labs/kit/submission/find-submission.ts";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import { CheckFailure } from "../check/failure.ts";
import type { RunOptions } from "../check/run-scenario.ts";
import { Cluster } from "../cluster/cluster.ts";
import { NO_ISOLATION } from "../isolation/isolation.ts";
import { Launcher } from "../cluster/launcher.ts";
import { Probe } from "../cluster/probe.ts";
import { Workspace } from "../cluster/workspace.ts";
import { readScenario } from "../fixture/load.ts";
import { HINTS } from "../fixture/scenario-schema.ts";
import type { Scenario } from "../fixture/scenario.ts";
import { EchoControl, createControl } from "./control.ts";
import type { Control } from "./control.ts";
import { judge, secondSeed } from "./judge.ts";
import { measureMachine, startEcho } from "./machine.ts";

const SEED = 7;
/** So little that not even the reference does anything in time. */
const NO_TIME = 1e-6;

/** A scenario of one node behind a proxy. */
function scenario(...steps: object[]): Scenario {
  return readScenario("test.json", {
    id: "test",
    stage: "s",
    points: 1,
    title: { zh: "甲", en: "x" },
    hints: Array(HINTS).fill({ zh: "提示", en: "hint" }),
    source: "test",
    rule: "r",
    needs: ["advertise"],
    programs: { n1: { program: "node", proxied: true } },
    steps: [{ start: ["n1"] }, ...steps],
  });
}

/** A delay that has nothing to bite: nobody comes through the proxy. */
const TOOTHLESS = scenario(
  { delay: ["n1"], ms: 5 },
  { heal: ["n1"], evidence: { delayed: 1 }, within: 0.01 },
);
const PEERS = scenario({ send: { op: "peers" }, to: "n1", expect: { status: 200 } });

describe("judging a check", () => {
  const [lab] = readLabs();
  if (lab === undefined) throw new Error("there are no labs");
  let workspace: Workspace;
  let options: RunOptions;
  let control: Control;

  before(async () => {
    workspace = new Workspace();
    const submission = findSubmission("reference", lab.id);
    options = {
      launcher: await Launcher.prepare(submission, ["node"], workspace.folder, NO_ISOLATION),
      workspace,
      probe: new Probe(() => {
        throw new Error("there is no probe");
      }),
      folder: `${workspace.folder}/test`,
      nodeOptions: lab.nodeOptions,
      timeoutFactor: (await measureMachine(workspace)).factor,
      locale: "en_US.UTF-8",
      naming: "taken",
      seed: SEED,
      journalFrom: null,
    };
    control = createControl(lab, NO_ISOLATION);
  });
  after(async () => {
    await control.close();
    workspace.close();
  });

  it("is inconclusive when a fault bites neither twice nor with the control", async () => {
    const judgement = await judge(TOOTHLESS, options, { control });
    expect(judgement.result, JSON.stringify(judgement)).to.equal("inconclusive");
    expect(judgement.secondSeed).to.equal(secondSeed(SEED));
    expect(judgement.failure).to.include({ code: "no-evidence", got: '{"delayed":0}', step: 3 });
    expect(judgement.control).to.deep.equal({
      by: "reference",
      result: "no-evidence",
      code: "no-evidence",
    });
  });

  it("is the submission's failure when the fault does bite with the control", async () => {
    const biting: Control = {
      run: () => Promise.resolve({ by: "reference", result: "pass" }),
      close: () => Promise.resolve(),
    };
    expect((await judge(TOOTHLESS, options, { control: biting })).result).to.equal("fail");
    const { result } = await judge(TOOTHLESS, options, { control: new EchoControl() });
    expect(result, "an echo shows nothing of faults").to.equal("inconclusive");
  });

  for (const [name, makeControl] of [
    ["the reference", (): Control => control],
    ["the bare echo", (): Control => new EchoControl()],
  ] as const) {
    it(`is the machine's error when ${name} has not enough time either`, async () => {
      const judgement = await judge(
        PEERS,
        { ...options, timeoutFactor: NO_TIME },
        { control: makeControl() },
      );
      expect(judgement.result).to.equal("error");
      expect(judgement.failure?.code).to.be.oneOf(["not-started", "too-long"]);
      expect(judgement.control?.result).to.equal("fail");
    });
  }

  it("passes what is right, and needs no control for it", async () => {
    expect(await judge(PEERS, options, { control })).to.deep.equal({ result: "pass" });
  });

  it("is the grader's error when its own proxy is down", async () => {
    let isDown = false;
    const cluster = await Cluster.create({
      ...options,
      folder: `${workspace.folder}/down`,
      programs: PEERS.programs,
      journal: null,
    });
    try {
      await cluster.start(["n1"]);
      cluster.checkAlive();
      await cluster.edges.proxy("n1").close();
      cluster.checkAlive();
    } catch (error) {
      isDown = true;
      expect(error).not.to.be.instanceOf(CheckFailure);
      expect(String(error)).to.include("the grader's proxy before n1 is down");
    } finally {
      await cluster.close();
    }
    expect(isDown).to.equal(true);
    // What is thrown and is no CheckFailure is an error of the check.
    const throwing = { ...control, run: () => Promise.reject(new Error("down")) };
    const judgement = await judge(
      PEERS,
      { ...options, timeoutFactor: NO_TIME },
      { control: throwing },
    );
    expect(judgement.result).to.equal("error");
    expect(judgement.error).to.include("down");
  });

  it("skips what can't be without --advertise", async () => {
    const judgement = await judge(TOOTHLESS, { ...options, naming: "none" }, { control });
    expect(judgement).to.deep.equal({
      result: "skip",
      skipped: { need: "advertise", whose: "submission" },
    });
  });

  it("measures the machine with the bare echo", async () => {
    expect(await startEcho(workspace, 60_000)).to.be.above(0);
    expect((await measureMachine(workspace)).factor).to.be.within(1, 10);
  });
});
