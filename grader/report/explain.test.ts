import { expect } from "chai";
import { shorten } from "../check/shorten.ts";
import type { CheckRecord, RunRecord } from "../record/record.ts";
import { explain } from "./explain.ts";

const LENGTH = 5000;
const title = { zh: "检查", en: "a check" };

const check: CheckRecord = {
  id: "check",
  title,
  source: "contract",
  points: 1,
  result: "fail",
  failure: { code: "wrong-reply", got: shorten("x".repeat(LENGTH)) },
};

const record: RunRecord = {
  version: 1,
  lab: "lab5",
  title,
  submission: "lab5",
  folder: "labs/lab5",
  seed: 1,
  startedAt: "2021-05-12T10:48:09.714Z",
  machine: { platform: "linux", node: "v20.19.0" },
  isolation: { permission: true, bubblewrap: true },
  stages: [{ id: "stage", title, file: "node.ts", bonus: false, checks: [check] }],
};

describe("explain", () => {
  it("says how long a text is that was cut short", () => {
    const got = explain(check, record, {}, "en").find(({ label }) => label === "got");
    expect(got?.text).to.match(new RegExp(`x… \\(${LENGTH} characters\\)$`));
  });
});
