import { spawn } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync } from "node:fs";
import { readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import { expect } from "chai";
import { unpack } from "../../labs/kit/archive/zip.ts";
import { ended, startTool } from "../../labs/kit/test/run-tool.ts";
import type { Ended } from "../../labs/kit/test/run-tool.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { renderGradescope } from "../platforms/gradescope-results.ts";
import { checkOf, stageOf, toldOf } from "../platforms/test-record.ts";

const visibility = { enum: ["hidden", "after_due_date", "after_published", "visible"] };
const format = { enum: ["text", "html", "simple_format", "md", "ansi"] };
/** The fields of gradescope-autograders.readthedocs.io, "Output format". */
const RESULTS = {
  type: "object",
  additionalProperties: false,
  required: ["score"],
  properties: {
    score: { type: "number" },
    execution_time: { type: "number" },
    output: { type: "string" },
    output_format: format,
    test_output_format: format,
    test_name_format: format,
    visibility,
    stdout_visibility: visibility,
    extra_data: { type: "object" },
    tests: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        properties: {
          score: { type: "number" },
          max_score: { type: "number" },
          status: { enum: ["passed", "failed"] },
          name: { type: "string" },
          name_format: format,
          number: { type: "string" },
          output: { type: "string" },
          output_format: format,
          tags: { type: "array", items: { type: "string" } },
          visibility,
          extra_data: { type: "object" },
        },
      },
    },
    leaderboard: {
      type: "array",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["name", "value"],
        properties: { name: {}, value: {}, order: { enum: ["asc", "desc"] } },
      },
    },
  },
};

interface Results {
  readonly score: number;
  readonly output: string;
  readonly tests: readonly { readonly visibility: string; readonly status?: string }[];
}

const validate = new Ajv({ allErrors: true }).compile(RESULTS);

/** Results that were read; they have to fit the documentation. */
function resultsOf(text: string): Results {
  const results = JSON.parse(text) as Results;
  expect(validate(results), JSON.stringify(validate.errors)).to.be.true;
  return results;
}

describe("Gradescope", () => {
  const settings = { hide: ["two"], until: "after_published", leaderboard: true } as const;

  it("gets results by its documentation; bonus points come on top, hidden stages are hidden", () => {
    const results = resultsOf(
      renderGradescope(
        toldOf([
          stageOf("one", [checkOf("a", "pass"), checkOf("b", "fail"), checkOf("s", "skip")]),
          stageOf("two", [checkOf("c", "pass")]),
          stageOf("extra", [checkOf("d", "pass")], true),
        ]),
        settings,
      ),
    );
    expect(results.score).to.equal(30);
    expect(results.tests.map((test) => test.visibility)).to.deep.equal([
      ...["visible", "visible", "visible", "after_published", "visible"],
    ]);
  });

  it("gets no points either way for what could not be graded", () => {
    const { tests, output, score } = resultsOf(
      renderGradescope(
        toldOf([
          stageOf("one", [checkOf("a", "pass"), checkOf("b", "error")]),
          stageOf("two", [checkOf("c", "pass")]),
        ]),
        settings,
      ),
    );
    expect(score).to.equal(10);
    expect(output).to.include("machine: 1.");
    expect(tests[0]).to.not.have.any.keys("score", "status");
    expect(tests[2]).to.include({ score: 10, status: "passed" });
  });

  describe("its archive", function () {
    let place = "";

    before(async function () {
      // Its scripts are for the Linux of Gradescope.
      if (process.platform === "win32") this.skip();
      place = mkdtempSync(join(tmpdir(), "autograder-"));
      const archive = join(place, "lab5.zip");
      const which = ["--stage", "transaction", "--hide", "transaction", "--seed", "7"];
      const made = await ended(startTool(["gradescope", "lab5", "--out", archive, ...which]));
      expect(made.status, made.stderr).to.equal(0);
      for (const [path, bytes] of unpack(readFileSync(archive))) {
        const file = join(place, "source", path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, bytes);
      }
      symlinkSync(join(projectRoot(), "node_modules"), join(place, "source/node_modules"));
      copyFileSync(join(place, "source/run_autograder"), join(place, "run_autograder"));
      chmodSync(join(place, "run_autograder"), 0o755);
    });
    after(() => {
      if (place !== "") rmSync(place, { recursive: true, force: true });
    });

    /** Runs it as Gradescope does, on what is in `submission`. */
    async function run(): Promise<{ readonly run: Ended; readonly results: Results }> {
      const env = { ...process.env, AUTOGRADER_ROOT: place };
      const result = await ended(spawn(join(place, "run_autograder"), { cwd: place, env }));
      return {
        run: result,
        results: resultsOf(readFileSync(join(place, "results/results.json"), "utf8")),
      };
    }

    it("grades what was uploaded, without the reference", async () => {
      cpSync(join(projectRoot(), "reference"), join(place, "submission/lab5"), { recursive: true });
      const { run: ran, results } = await run();
      expect(ran.status, ran.stderr).to.equal(0);
      expect(results).to.deep.include({ score: 12 });
      expect(results.tests.map((test) => test.visibility)).to.deep.equal(
        results.tests.map(() => "after_due_date"),
      );
      rmSync(join(place, "submission"), { recursive: true });
    });

    it("tells who uploaded something else what to upload", async () => {
      mkdirSync(join(place, "submission"));
      const { run: ran, results } = await run();
      expect(ran.status, ran.stderr).to.equal(0);
      expect(results.score).to.equal(0);
      expect(results.output).to.include("has no lab.json").and.to.include("npm run submit");
    });
  });
});
