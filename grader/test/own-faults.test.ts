import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect } from "chai";
import { findLab } from "../../labs/kit/skeleton/find-lab.ts";
import { findSubmission } from "../../labs/kit/submission/find-submission.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { Workspace } from "../cluster/workspace.ts";
import { readScenario } from "../fixture/load.ts";
import { HINTS } from "../fixture/scenario-schema.ts";
import { beginRecord } from "../grade/begin-record.ts";
import { readPlan } from "../grade/plan.ts";
import { runPlan } from "../grade/run.ts";
import { NO_ISOLATION } from "../isolation/isolation.ts";
import { ungraded } from "../record/score.ts";
import { withHostile } from "./hostile/submission.ts";
import { ended, grade, startTool } from "./run-grader.ts";

/** How often is looked for something that is waited for. */
const LOOK_MS = 10;
const TIMEOUT_MS = 60_000;

/** Waits until a look finds something. */
async function until<T>(what: string, look: () => Promise<T | null> | T | null): Promise<T> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (Date.now() > deadline) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** The port at which a node of the reference says that it is reached, which is that of its proxy. */
function proxyPort(db: string): number | null {
  const all = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
  const pattern = new RegExp(`${db} --advertise ws://localhost:(\\d+)/ws`);
  const port = pattern.exec(all)?.[1];
  return port === undefined ? null : Number(port);
}

async function listen(port: number): Promise<Server | null> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", () => {
      resolve(null);
    });
    server.listen(port, "127.0.0.1", () => {
      resolve(server);
    });
  });
}

describe("a fault that is not the submission's", () => {
  it("makes a check an error when it is thrown in the check", async () => {
    const submission = findSubmission("reference", "lab3");
    const plan = readPlan(findLab("lab3", "en"), true);
    const broken = readScenario("broken.json", {
      ...{ id: "broken", stage: "node-answers", points: 1, source: "test", rule: "reply-form" },
      title: { zh: "坏", en: "broken" },
      hints: Array(HINTS).fill({ zh: "提示", en: "hint" }),
      programs: { n1: { program: "node" } },
      steps: [{ start: ["n1"] }, { exits: "nobody" }],
    });
    const scenarios = [...plan.scenarios.filter(({ id }) => id === "peers-reply"), broken];
    const record = beginRecord({ ...plan, scenarios }, submission, 1, NO_ISOLATION);
    const workspace = new Workspace();
    try {
      await runPlan({ ...plan, scenarios }, submission, record, workspace, {
        ...{ seed: 1, timeoutFactor: 1, language: "en", logFolder: null },
        isolation: NO_ISOLATION,
        onProgress: () => undefined,
      });
    } finally {
      workspace.close();
    }
    const results = record.stages.flatMap((stage) => stage.checks.map(({ result }) => result));
    expect(results).to.deep.equal(["pass", "error"]);
    expect(ungraded(record).map(({ id }) => id)).to.deep.equal(["node-answers"]);
  });

  it("gives status 3 when a stranger takes the port of a proxy that was cut", async function () {
    if (process.platform === "win32") this.skip();
    const temporary = mkdtempSync(join(tmpdir(), "own-faults-"));
    const args = ["lab5", "--submission", "reference", "--scenario", "cut-and-healed"];
    const run = grade(args, { TMPDIR: temporary });
    const db = join(temporary, "ledger-lab-\\w+/cut-and-healed/seed/n2.db");
    const port = await until("n2 runs", () => proxyPort(db));
    const stranger = await until("the proxy is cut", () => listen(port));
    try {
      const { status, record, stdout } = await run;
      const checks = record.stages.flatMap((stage) => stage.checks);
      expect(checks.map(({ result }) => result)).to.deep.equal(["error"]);
      expect(checks[0]?.error).to.match(/EADDRINUSE/);
      expect(stdout).to.match(/0 of 1 stages graded/);
      expect(status).to.equal(3);
    } finally {
      stranger.close();
      rmSync(temporary, { recursive: true });
    }
  });

  it("gives status 3 when the grader can't write its files", async function () {
    if (process.platform === "win32") this.skip();
    // The tool itself is to be there already: only what it writes is to fail.
    await ended(startTool(["grade", "no-such-lab"]));
    const command = `ulimit -f 40; exec "$0" "$@"`;
    const launch = join(projectRoot(), "labs/kit/tools/launch.js");
    const args = [process.execPath, launch, "grade", "lab3", "--submission", "reference"];
    const temporary = mkdtempSync(join(tmpdir(), "own-faults-"));
    const env = { ...process.env, TMPDIR: temporary };
    const run = spawn("sh", ["-c", command, ...args], { cwd: projectRoot(), env });
    const { status, stdout, stderr } = await ended(run);
    expect(readdirSync(temporary)).to.deep.equal([]);
    rmSync(temporary, { recursive: true });
    expect(stderr).to.match(/EFBIG/);
    expect(stdout).not.to.match(/Points/);
    expect(status).to.equal(3);
  });

  it("makes failed checks errors when the disk is full", async function () {
    const folder = mkdtempSync(join(tmpdir(), "tiny-disk-"));
    const options = ["-t", "tmpfs", "-o", "size=400k", "tmpfs", folder];
    const { status: mounted } = spawnSync("mount", options, { stdio: "ignore" });
    try {
      if (mounted !== 0) this.skip();
      await withHostile({ node: ["node", "changes-itself.cjs"] }, async (submission) => {
        const args = ["lab3", "--submission", submission.folder, "--scenario", "every-request"];
        const wrong = ["--scenario", "peers-reply"];
        const { status, record } = await grade([...args, ...wrong], { TMPDIR: folder });
        const checks = record.stages.flatMap((stage) => stage.checks);
        const results = checks.map(({ result }) => result);
        expect(results, JSON.stringify(checks)).to.deep.equal(["error", "pass"]);
        expect(checks[0]?.error).to.match(/the disk is full/);
        expect(status).to.equal(3);
      });
    } finally {
      if (mounted === 0) spawnSync("umount", [folder]);
      rmSync(folder, { recursive: true });
    }
  });

  describe("with a bubblewrap of its own", function () {
    if (process.platform !== "linux") return;
    let folder = "";
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "bubblewrap-"));
    });
    afterEach(() => {
      rmSync(folder, { recursive: true });
    });
    const gradeWith = (script: string): ReturnType<typeof grade> => {
      writeFileSync(join(folder, "bwrap"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      const env = { PATH: folder + delimiter + (process.env["PATH"] ?? "") };
      return grade(["lab3", "--submission", "reference", "--scenario", "peers-reply"], env);
    };

    it("goes on without it where it can't run anything, and the record says so", async () => {
      const { status, record, stdout } = await gradeWith("exit 1");
      expect(record.isolation).to.deep.equal({ permission: true, bubblewrap: false });
      expect(stdout).to.match(/Isolation: Node's permission model only/);
      expect(status).to.equal(0);
    });

    it("gives status 3 where it fails after its trial", async () => {
      const { status, record } = await gradeWith(
        '[ -e "$0.tried" ] && { echo "bwrap: no room for a namespace" >&2; exit 1; }; : > "$0.tried"',
      );
      const check = record.stages[0]?.checks[0];
      expect(check?.result).to.equal("error");
      expect(check?.error).to.match(/no room for a namespace/);
      expect(status).to.equal(3);
    });
  });
});
