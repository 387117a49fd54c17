import { expect } from "chai";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import { hasScenarios } from "../fixture/load.ts";
import { readFingerprints } from "../fingerprints/fingerprint.ts";
import { readPlan } from "../grade/plan.ts";
import { bank } from "../mutants/bank/index.ts";
import { mutantFiles } from "../mutants/make-mutant.ts";
import type { Mutant } from "../mutants/mutant.ts";
import type { MutantRun } from "../mutants/run.ts";
import { judge } from "../mutants/verdict.ts";
import { ended, startTool } from "./run-grader.ts";

/** The least number of mutants. */
const LEAST = 60;
/** Mutants whose runs take a second or two each. */
const QUICK = ["register-letters", "json-unguarded", "hash-of-json", "empty-block-valid"];

describe("the bank of mutants", () => {
  it(`has at least ${LEAST}, each under a name of its own and with one slip of its own`, () => {
    expect(bank.length).to.be.at.least(LEAST);
    expect(new Set(bank.map(({ id }) => id)).size).to.equal(bank.length);
    const slips = bank.map((mutant) => JSON.stringify([...mutantFiles(mutant)]));
    expect(new Set(slips).size).to.equal(bank.length);
  });

  it("changes each complete program in a place that stands there exactly once", () => {
    for (const mutant of bank) mutantFiles(mutant);
  });

  it("says of each in both languages what the slip is", () => {
    for (const { id, title, origin } of bank) {
      expect(title.zh, id).to.match(/\p{Script=Han}/u);
      expect(title.en, id).to.match(/^[a-z]|^URLs|^JSON|^UUID/);
      expect(origin, id).to.not.equal("");
    }
  });

  it("has one for every stage of every lab", () => {
    for (const lab of readLabs()) {
      const stages = bank.filter((mutant) => mutant.lab === lab.id).map(({ stage }) => stage);
      expect(stages).to.include.members(lab.stages.map(({ id }) => id));
    }
  });

  it("names checks of the mutant's own stage, or what its schedules violate", () => {
    for (const { id, lab, stage, caughtBy, simulation } of bank) {
      if (!hasScenarios(lab)) continue;
      const { scenarios } = readPlan(findLab(lab, "en"), true);
      const checks = scenarios.filter((one) => one.stage === stage).map((one) => one.id);
      expect(checks, id).to.include.members([...caughtBy]);
      if (simulation === undefined && lab !== "lab4") expect(caughtBy, id).to.not.be.empty;
      if (simulation !== undefined) expect(simulation.violates, id).to.not.be.empty;
    }
  });

  it("has fingerprints of mutants that there are, with nothing in them but what failed", () => {
    const known = new Map(bank.map((mutant) => [mutant.id, mutant]));
    for (const fingerprint of readFingerprints()) {
      const { id, lab, stage, title, failed } = fingerprint;
      expect(known.get(id), id).to.deep.include({ lab, stage, title });
      expect(fingerprint).to.have.all.keys("id", "lab", "stage", "title", "failed");
      for (const check of failed) {
        const known = ["check", "code", "at", "step", "status"];
        expect(known).to.include.members(Object.keys(check));
      }
    }
  });
});

describe("the verdict on a mutant", () => {
  const mutant = { stage: "two", caughtBy: ["a", "b"] } as unknown as Mutant;
  const run = (failed: readonly string[], earlier: readonly string[] = []): MutantRun => ({
    ...{ id: "m", seed: 1, earlier, violated: null, errors: [], ms: 1 },
    failed: failed.map((check) => ({ check, code: "wrong-reply" })),
  });

  it("is killed when its own checks fail with every seed, whatever else fails in its stage", () => {
    expect(judge(mutant, [run(["a", "b"]), run(["a", "b", "c"])]).verdict).to.equal("killed");
  });

  it("is missed when one of its checks passes with one seed", () => {
    const judgement = judge(mutant, [run(["a", "b"]), run(["a"])]);
    expect(judgement).to.include({ verdict: "missed", caught: 1, runs: 2 });
    expect(judgement.checks).to.deep.equal(["b"]);
  });

  it("is early when a check of an earlier stage fails", () => {
    const judgement = judge(mutant, [run(["a", "b"], ["z"])]);
    expect(judgement).to.deep.include({ verdict: "early", caught: 0, checks: ["z"] });
  });

  it("takes of one that depends on timing only what its schedules violate", () => {
    const timed: Mutant = { ...mutant, caughtBy: [], simulation: { violates: ["none-lost"] } };
    const found = { ...run([]), violated: ["none-lost"] } as const;
    expect(judge(timed, [found])).to.include({ verdict: "killed", noticed: 0 });
    expect(judge(timed, [{ ...run(["a"]), violated: [] }])).to.include({
      verdict: "missed",
      noticed: 1,
    });
    expect(judge(timed, [{ ...found, violated: ["no-throw"] }]).verdict).to.equal("missed");
  });
});

describe("npm run mutants", () => {
  it("kills a sample", async () => {
    const { status, stdout } = await ended(startTool(["mutants", "--id", ...QUICK]));
    expect(stdout).to.contain(`${QUICK.length} of ${QUICK.length} mutants killed`);
    expect(status).to.equal(0);
  });

  it("knows its mutants by name", async () => {
    const { status, stderr } = await ended(startTool(["mutants", "--id", "no-such-slip"]));
    expect(status).to.equal(2);
    expect(stderr).to.contain("no-such-slip");
  });
});
