import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { findSubmission } from "../../labs/kit/submission/find-submission.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";
import { displayName } from "./collect/display-name.ts";
import { makeRow } from "./gradebook/make-row.ts";
import { tellRemark, tellVerdict } from "./verdict-messages.ts";

/** Retitles a terminal, then clears it; its last character begins an escape by itself. */
const STEERING = "\u001b]0;mine\u0007\r\u009b2J";
/** What would steer a terminal. A line feed does not. */
const CONTROL = /(?!\n)\p{Cc}/u;

describe("what is told of a submission", () => {
  it("steers no terminal, whatever names its files have", () => {
    const verdict = { code: "bad-name", details: { path: `con${STEERING}` } } as const;
    const remark = { id: "other-student", details: { said: STEERING } } as const;
    const student = { number: "", name: "", group: "", email: "", language: null, submitted: null };
    const row = makeRow(
      {
        ...{ id: "ada", student, isInRoster: true, outcome: undefined, remarks: [] },
        handIn: { name: `a${STEERING}\n.zip`, time: new Date(0) },
      },
      [],
      {},
    );
    const told = [
      tellVerdict(verdict, "en"),
      tellRemark(remark, "zh"),
      displayName(`a${STEERING}.zip`),
      row.handIn ?? "",
    ];
    for (const text of told) expect(text).to.include("mine").and.not.match(CONTROL);
    expect(displayName("a\nb.zip")).to.not.include("\n");
    const crashed = { status: "1", reason: "one\r\ntwo" };
    expect(tellVerdict({ code: "crashed", details: crashed }, "en")).to.include("one\ntwo");
  });

  it("steers no terminal, whatever its manifest has", () => {
    const place = mkdtempSync(join(tmpdir(), "manifest-test-"));
    for (const manifest of [
      STEERING,
      JSON.stringify({ node: STEERING }),
      JSON.stringify({ [STEERING]: 1 }),
    ]) {
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, "lab.json"), manifest);
      const details = detailsOf(place);
      expect(Object.values(details).join(""), JSON.stringify(details)).to.not.match(CONTROL);
    }
    rmSync(place, { recursive: true });
  });
});

/** What is told of why a manifest can't be used. */
function detailsOf(folder: string): SubmissionError["details"] {
  try {
    const { node } = findSubmission(folder, "lab5").programs;
    if (node instanceof SubmissionError) return node.details;
  } catch (error) {
    if (error instanceof SubmissionError) return error.details;
  }
  throw new Error("the manifest was taken");
}
