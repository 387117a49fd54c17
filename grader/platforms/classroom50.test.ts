import { Ajv } from "ajv";
import { expect } from "chai";
import { readIdentity, renderClassroom50 } from "./classroom50.ts";
import type { Classroom50Identity } from "./classroom50.ts";
import { checkOf, stageOf, toldOf } from "./test-record.ts";

const ENV = {
  CLASSROOM: "p2p",
  ASSIGNMENT: "lab5",
  OWNER: "ada",
  SUBMISSION_TAG: "submit/2026-11-21T08-00-00Z-a1b2c3d",
  COMMIT_URL: "https://github.com/x/y/commit/1",
  RELEASE_URL: "https://github.com/x/y/releases/tag/1",
};

const text = { type: "string", minLength: 1 };
const instant = { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$" };
const points = { type: "integer", minimum: 0 };
/** The fields that the wiki of foundation50/classroom50 documents ("The result.json contract"). */
const RESULT = {
  type: "object",
  additionalProperties: false,
  required: [
    ...["schema", "classroom", "assignment", "assignment_type", "owner", "submission", "commit"],
    ...["release", "review", "datetime", "score", "max-score", "tests"],
  ],
  properties: {
    schema: { const: "classroom50/result/v1" },
    classroom: text,
    assignment: text,
    assignment_type: { enum: ["individual", "group"] },
    owner: text,
    submission: { type: "string", pattern: "^submit/" },
    commit: text,
    release: text,
    review: text,
    datetime: instant,
    graded_at: instant,
    score: points,
    "max-score": points,
    tests: {
      type: "array",
      items: {
        type: "object",
        required: ["test-name", "passed", "score", "max-score"],
        properties: {
          "test-name": text,
          passed: { type: "boolean" },
          score: points,
          "max-score": points,
        },
      },
    },
  },
};

interface Scores {
  readonly score: number;
  readonly "max-score": number;
}

describe("Classroom 50", () => {
  it("gets a result by its contract, whose scores add up and are never above their maximum", () => {
    const told = toldOf([
      stageOf("one", [checkOf("a", "pass"), checkOf("b", "fail")]),
      stageOf("two", [{ ...checkOf("c", "skip"), skipped: { need: "pause", whose: "machine" } }]),
      stageOf("extra", [checkOf("d", "pass")], true),
    ]);
    const rendered = renderClassroom50(told, readIdentity(ENV) as Classroom50Identity);
    const result = JSON.parse(rendered) as Scores & { readonly tests: readonly Scores[] };
    const validate = new Ajv({ allErrors: true }).compile(RESULT);
    expect(validate(result), JSON.stringify(validate.errors)).to.be.true;
    expect(result).to.include({ score: 10, "max-score": 20, review: ENV.COMMIT_URL });
    const sum = (key: keyof Scores): number =>
      result.tests.reduce((all, test) => all + test[key], 0);
    expect(sum("score")).to.equal(result.score);
    expect(sum("max-score")).to.equal(result["max-score"]);
    expect(result.tests.every((test) => test.score <= test["max-score"])).to.be.true;
    expect(result.tests[3]).to.include({ passed: true, bonus: 10 });
  });

  it("is told which of its variables are missing", () => {
    expect(readIdentity({ ...ENV, OWNER: undefined, CLASSROOM: "" })).to.deep.equal([
      "CLASSROOM",
      "OWNER",
    ]);
    expect(readIdentity({ ...ENV, OWNER: undefined, USERNAME: "ada" })).to.include({
      owner: "ada",
    });
  });
});
