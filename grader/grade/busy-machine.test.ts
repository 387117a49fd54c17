import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { findSubmission } from "../../labs/kit/submission/find-submission.ts";
import { Workspace } from "../cluster/workspace.ts";
import { readScenario } from "../fixture/load.ts";
import { HINTS } from "../fixture/scenario-schema.ts";
import { NO_ISOLATION } from "../isolation/isolation.ts";
import type { RunRecord } from "../record/record.ts";
import { beginRecord } from "./begin-record.ts";
import { readPlan } from "./plan.ts";
import { runPlan } from "./run.ts";
import { Stalls } from "./stalls.ts";

/** Longer than what counts as a stall. */
const BUSY_MS = 1_000;

/**
 * A node that, where it is one of many, says that it is there, and gives up when it may; it listens
 * where it is run once more.
 *
 * @param folder - for `begun` and `go`, the two signs.
 */
const givesUp = (folder: string): string => `
const { existsSync, writeFileSync } = require("node:fs");
const { createServer } = require("node:net");
if (process.cwd().includes("-alone")) {
  const port = Number(process.argv[process.argv.indexOf("-p") + 1]);
  createServer((socket) => socket.end()).listen(port, "127.0.0.1");
} else {
  writeFileSync(${JSON.stringify(join(folder, "begun"))}, "");
  setInterval(() => existsSync(${JSON.stringify(join(folder, "go"))}) && process.exit(1), 10);
}
`;

/** Keeps this process, and so every timer of the grader, from getting on. */
function beBusy(): void {
  const began = performance.now();
  while (performance.now() - began < BUSY_MS);
}

describe("a machine that is too busy", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "busy-test-"));
    writeFileSync(join(folder, "lab.json"), JSON.stringify({ node: ["node", "node.cjs"] }));
    writeFileSync(join(folder, "node.cjs"), givesUp(folder));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Grades the node by one scenario: it is started, and that is all. */
  async function gradeOnce(isBusy: boolean): Promise<RunRecord> {
    const scenario = readScenario("starts.json", {
      ...{ id: "starts", stage: "node-answers", points: 1, source: "test", rule: "reply-form" },
      title: { zh: "启动", en: "starts" },
      hints: Array(HINTS).fill({ zh: "提示", en: "hint" }),
      programs: { n1: { program: "node" } },
      steps: [{ start: ["n1"] }],
    });
    const plan = { ...readPlan(findLab("lab3", "en"), true), scenarios: [scenario] };
    const submission = findSubmission(folder, "lab3");
    const record = beginRecord(plan, submission, 1, NO_ISOLATION);
    const workspace = new Workspace();
    const timer = setInterval(() => {
      if (!existsSync(join(folder, "begun"))) return;
      clearInterval(timer);
      writeFileSync(join(folder, "go"), "");
      if (isBusy) beBusy();
    }, 20);
    try {
      await runPlan(plan, submission, record, workspace, {
        ...{
          seed: 1,
          timeoutFactor: 0.1,
          language: "en",
          logFolder: null,
          isolation: NO_ISOLATION,
        },
        control: {
          run: () => Promise.resolve({ by: "reference", result: "pass" }),
          close: () => Promise.resolve(),
        },
        onProgress: () => undefined,
      });
      return record;
    } finally {
      clearInterval(timer);
      workspace.close();
    }
  }

  it("has what failed meanwhile judged once more, alone", async () => {
    const record = await gradeOnce(true);
    const check = record.stages[0]?.checks[0];
    expect(check?.repeated).to.equal(true);
    expect(check?.failure?.code, "it listens, and speaks no WebSocket").to.equal("not-started");
  });

  it("is told from one that is not", async () => {
    const record = await gradeOnce(false);
    const check = record.stages[0]?.checks[0];
    expect(check?.repeated).to.equal(undefined);
    expect(check?.failure?.code).to.equal("exited");
  });

  it("is noticed by timers that come late", async () => {
    const stalls = new Stalls();
    const began = performance.now();
    expect(stalls.since(began)).to.equal(false);
    beBusy();
    expect(stalls.since(began)).to.equal(true);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(stalls.since(began)).to.equal(true);
    stalls.close();
  });
});
