import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import type { FailureCode } from "../check/failure.ts";
import { detectIsolation } from "../isolation/detect.ts";
import type { CheckRecord } from "../record/record.ts";
import { withHostile } from "./hostile/submission.ts";
import type { HostileSubmission, Start } from "./hostile/submission.ts";
import { grade } from "./run-grader.ts";

/** How long the grading of one of them may take, on a busy machine. */
const LIMIT_MS = 30_000;
/** Most of them are found out at once; this is for those that keep still. */
const PATIENCE = 0.3;
const SECRET = "the-graders-secret";

const machine = detectIsolation("auto");
const hasBubblewrap = machine.bubblewrap !== null;

/** A hostile program, and what the grader makes of it. */
interface Case {
  readonly what: string;
  readonly start: Readonly<Record<string, Start>>;
  readonly lab?: string;
  readonly scenarios?: readonly string[];
  /** How the check ends: a kind of failure, or null when it passes. */
  readonly verdict: FailureCode | null;
  /** What is said to the student, among other things. */
  readonly says?: RegExp;
  /** By what times to wait are multiplied: less where the verdict is that nothing came. */
  readonly patience?: number;
  /** Only bubblewrap keeps this one from what it does. */
  readonly needs?: "bubblewrap";
}

const node = (file: string): Record<string, Start> => ({
  node: file.endsWith(".js") ? file : ["node", file],
});

const CASES: readonly Case[] = [
  { what: "loops for ever", start: node("infinite-loop.cjs"), verdict: "no-reply" },
  {
    what: "starts hundreds of processes",
    start: node("many-processes.cjs"),
    verdict: "too-many-processes",
    patience: 1,
    says: /at most 48 processes[\s\S]*was ended/,
  },
  {
    what: "takes all memory",
    start: node("memory-hog.js"),
    verdict: "too-much-memory",
    patience: 1,
    says: /at most 1024 MB[\s\S]*look for a list that grows/,
  },
  {
    what: "prints 1 GB",
    start: node("much-output.cjs"),
    verdict: "too-much-output",
    patience: 1,
    says: /at most 64 MB/,
  },
  {
    what: "fills the disk",
    start: node("fills-disk.cjs"),
    verdict: "too-much-disk",
    patience: 1,
    says: /at most 512 MB/,
  },
  {
    what: "destroys files, as a module",
    start: node("destroys.js"),
    verdict: "closed",
    says: /ERR_ACCESS_DENIED FileSystemWrite[\s\S]*kept apart from the machine/,
  },
  {
    what: "destroys files, as a command line",
    start: node("destroys.cjs"),
    verdict: "wrong-reply",
    says: /nothing-destroyed/,
    needs: "bubblewrap",
  },
  {
    what: "reads the grader's files, as a module",
    start: node("spies.js"),
    verdict: "closed",
    says: /ERR_ACCESS_DENIED FileSystemRead/,
  },
  {
    what: "has the grader's files built in",
    start: node("imports.js"),
    verdict: "unusable",
    says: /imports a file outside the submission's folder/,
  },
  {
    what: "reads the grader's files and environment, as a command line",
    start: node("spies.cjs"),
    verdict: "wrong-reply",
    says: /found-nothing/,
    needs: "bubblewrap",
  },
  { what: "leaves a process behind", start: node("runs-on.cjs"), verdict: null },
  {
    what: "answers from memory",
    start: node("from-memory.cjs"),
    lab: "lab5",
    scenarios: ["slides-merge-pool"],
    verdict: "wrong-reply",
    says: /ids of seed/,
  },
  { what: "forges results", start: node("forges.cjs"), verdict: "no-reply" },
  {
    what: "takes the grader's ports",
    start: { tracker: ["node", "takes-ports.mjs"] },
    scenarios: ["peer-returns"],
    verdict: "port-taken",
    says: /only on the port that -p gives/,
  },
  {
    what: "sends ten thousand replies",
    start: node("many-replies.cjs"),
    scenarios: ["every-request"],
    verdict: "extra-reply",
  },
  { what: "never reads", start: node("never-reads.cjs"), verdict: "no-reply" },
  {
    what: "changes its own files",
    start: node("changes-itself.cjs"),
    verdict: "wrong-reply",
    says: /localhost\/wrong/,
  },
];

/** Processes that the hostile programs leave, which tell by their odd times. */
function leftProcesses(): string[] {
  const all = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
  return all.split("\n").filter((line) => /sleep 600\.(25|5)$/.test(line));
}

async function gradeHostile(
  { lab = "lab3", scenarios = ["peers-reply"], patience = PATIENCE }: Case,
  submission: string,
  temporary: string,
  ...more: readonly string[]
): ReturnType<typeof grade> {
  const chosen = scenarios.flatMap((id) => ["--scenario", id]);
  const factor = ["--timeout-factor", String(patience)];
  const args = [lab, "--submission", submission, ...factor, ...chosen, ...more];
  return grade(args, { TMPDIR: temporary, GRADER_SECRET: SECRET });
}

describe("hostile submissions", function () {
  // Half of them are at home on a system with signals and sessions only.
  if (process.platform === "win32") return;

  for (const one of CASES) {
    const { what, verdict, says = /./, needs } = one;
    it(`one that ${what} ends with its own verdict and leaves nothing`, async () => {
      await withHostile(one.start, async ({ folder, temporary, victim }) => {
        if (needs === "bubblewrap" && !hasBubblewrap) {
          const { record } = await gradeHostile(one, "reference", temporary);
          expect(record.isolation).to.deep.equal({ permission: true, bubblewrap: false });
          return;
        }
        const began = performance.now();
        const { record, status, stdout } = await gradeHostile(one, folder, temporary);
        expect(performance.now() - began).to.be.below(LIMIT_MS);
        const checks = record.stages.flatMap((stage) => stage.checks);
        const told = JSON.stringify(checks, null, 1);
        for (const check of checks) expect(verdictOf(check), told).to.equal(verdict);
        expect(stdout, told).to.match(says);
        expect(stdout + JSON.stringify(record)).not.to.include(SECRET);
        expect(status).to.equal(verdict === null ? 0 : 1);
        expect(record.isolation.bubblewrap).to.equal(hasBubblewrap);
        expectNothingLeft({ folder, temporary, victim });

        const next = await gradeHostile({ ...one, patience: 1 }, "reference", temporary);
        expect(next.status, next.stdout).to.equal(0);
      });
    });
  }

  it("are graded as what they were when the grading began, even with nothing to hold them", async () => {
    const one: Case = { what: "", start: node("changes-itself.cjs"), verdict: "wrong-reply" };
    await withHostile(one.start, async ({ folder, temporary }) => {
      const open = ["--isolation", "none", "--scenario", "every-request"];
      const { record } = await gradeHostile(one, folder, temporary, ...open);
      expect(record.isolation).to.deep.equal({ permission: false, bubblewrap: false });
      const verdicts = record.stages.flatMap((stage) => stage.checks).map(verdictOf);
      expect(verdicts).to.deep.equal(["wrong-reply", null]);
      expect(record.hash).to.match(/^[0-9a-f]{64}$/);
      expect(record.changed).to.equal(true);
    });
  });

  it("leave no process behind, even with nothing to hold them", async () => {
    const one: Case = { what: "", start: node("runs-on.cjs"), verdict: null };
    await withHostile(one.start, async ({ folder, temporary, victim }) => {
      const { status } = await gradeHostile(one, folder, temporary, "--isolation", "none");
      expect(status).to.equal(0);
      expectNothingLeft({ folder, temporary, victim });
    });
  });
});

/** The kind of failure of a check, null when it passed; what else it may be is told as such. */
function verdictOf({ result, failure }: CheckRecord): string | null {
  if (result === "pass") return null;
  return result === "fail" ? (failure?.code ?? "") : result;
}

function expectNothingLeft({ folder, temporary, victim }: HostileSubmission): void {
  expect(leftProcesses()).to.deep.equal([]);
  expect(readdirSync(temporary)).to.deep.equal([]);
  expect(readFileSync(victim, "utf8")).to.equal("precious");
  expect(existsSync(join(folder, "left-behind"))).to.equal(false);
}
