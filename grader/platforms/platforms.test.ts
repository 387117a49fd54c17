import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { validate } from "ctrf";
import { expect } from "chai";
import { ended, grade, startTool } from "../test/run-grader.ts";
import type { Ended } from "../test/run-grader.ts";
import { renderCtrf } from "./ctrf.ts";
import { checkOf, stageOf, toldOf } from "./test-record.ts";

describe("grading for platforms", () => {
  let folder: string;
  let run: Ended;
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "platforms-"));
    const file = (name: string): string => join(folder, name);
    const env = {
      ...{ GITHUB_ACTIONS: "true", GITHUB_STEP_SUMMARY: file("summary.md") },
      ...{ CLASSROOM: "p2p", ASSIGNMENT: "lab5", OWNER: "ada", SUBMISSION_TAG: "submit/1" },
      ...{ COMMIT_URL: "https://x/1", RELEASE_URL: "https://x/2" },
    };
    const files = ["ctrf", "gradescope", "classroom50", "junit"].flatMap((name) => [
      `--${name}`,
      file(name),
    ]);
    const which = ["--scenario", "slides-hashes", "--scenario", "equality", "--seed", "5"];
    run = await grade(["lab5", ...which, "--hide", "transaction", ...files], env);
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  it("writes every report of one run", () => {
    expect(run.status, run.stderr).to.equal(1);
    expect(JSON.parse(read("classroom50"))).to.include({ score: 0, "max-score": 8 });
    expect(JSON.parse(read("gradescope"))).to.include({ score: 0, stdout_visibility: "hidden" });
    expect(read("junit")).to.include(' file="labs/lab5/ledger/transaction.ts"');
    expect(read("summary.md")).to.include("Points: 0 of 8");
  });

  it("writes a report that fits the schema of CTRF", () => {
    const { valid, errors } = validate(JSON.parse(read("ctrf")));
    expect(valid, JSON.stringify(errors)).to.be.true;
    const all = ["pass", "fail", "error", "inconclusive", "skip", "waiting"] as const;
    const every = toldOf([
      stageOf(
        "one",
        all.map((result) => checkOf(result, result)),
      ),
    ]);
    expect(validate(JSON.parse(renderCtrf(every))).errors).to.deep.equal([]);
  });

  it("has GitHub take nothing for a command that a submission may have printed", () => {
    const lines = run.stdout.trimEnd().split("\n");
    const [, token = ""] = /^::stop-commands::(\w+)$/m.exec(run.stdout) ?? [];
    expect(token).to.have.length.above(15);
    expect(lines[0]).to.match(/^::group::/);
    const resumed = lines.indexOf(`::${token}::`);
    expect(resumed).to.be.above(5);
    expect(lines[resumed + 1]).to.equal("::endgroup::");
    expect(lines.slice(resumed + 2)).to.have.length(2);
    expect(lines.at(-1)).to.match(
      /^::error file=labs\/lab5\/ledger\/transaction\.ts,line=\d+,title=/,
    );
  });

  it("refuses to hide a stage that there is not, and Classroom 50 outside of it", async () => {
    const hide = await ended(startTool(["grade", "lab5", "--hide", "nothing"]));
    expect(hide.status).to.equal(2);
    expect(hide.stderr).to.match(
      /^--hide nothing: lab5 has no such stage\. There are: transaction/,
    );
    const env = { CLASSROOM: "" };
    const outside = await ended(startTool(["grade", "lab5", "--classroom50", "r.json"], env));
    expect(outside.status).to.equal(2);
    expect(outside.stderr).to.include("these environment variables are missing here: CLASSROOM");
  });
});
