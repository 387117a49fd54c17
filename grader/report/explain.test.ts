import { expect } from "chai";
import { shorten } from "../check/shorten.ts";
import type { Failure } from "../check/failure.ts";
import type { CheckRecord, RunRecord } from "../record/record.ts";
import { explain } from "./explain.ts";
import type { ExplainOptions } from "./explain.ts";

const LENGTH = 5000;
const title = { zh: "检查", en: "a check" };

const checkOf = (failure: Failure): CheckRecord => ({
  id: "check",
  title,
  source: "contract",
  hints: ["one", "two", "three"].map((en) => ({ zh: `提示 ${en}`, en })),
  points: 1,
  result: "fail",
  failure,
});

const recordOf = (check: CheckRecord, platform = "linux"): RunRecord => ({
  version: 1,
  lab: "lab5",
  title,
  submission: "lab5",
  folder: "labs/lab5",
  seed: 1,
  startedAt: "2021-05-12T10:48:09.714Z",
  machine: { platform, node: "v20.19.0" },
  isolation: { permission: true, bubblewrap: true },
  stages: [{ id: "stage", title, file: "node.ts", bonus: false, checks: [check] }],
});

/** The parts of the explanation of a failure, by their labels. */
const partsOf = (
  failure: Failure,
  options: ExplainOptions & { readonly platform?: string } = {},
): Readonly<Record<string, string>> => {
  const check = checkOf(failure);
  const parts = explain(check, recordOf(check, options.platform), {}, "en", options);
  return Object.fromEntries(parts.map(({ label, text }) => [label, text]));
};

describe("explain", () => {
  it("says how long a text is that was cut short", () => {
    const { got } = partsOf({ code: "wrong-reply", got: shorten("x".repeat(LENGTH)) });
    expect(got).to.match(new RegExp(`x… \\(${LENGTH} characters\\)$`));
  });

  it("shows as many hints as are asked for, and how to get the next one", () => {
    const failure: Failure = { code: "no-reply", waited: 5 };
    expect(partsOf(failure)["hint"]).to.match(/^one\n\(.*3 hints: --hints 2 .*\)$/);
    expect(partsOf(failure, { hints: 0 })["hint"]).to.match(/^\(.*--hints 1 .*\)$/);
    expect(partsOf(failure, { hints: 2 })["hint"]).to.match(/^1\. one\n2\. two\n\(.*--hints 3/);
    expect(partsOf(failure, { hints: 3 })["hint"]).to.equal("1. one\n2. two\n3. three");
  });

  it("marks the first difference on both sides, within the words of the pattern", () => {
    const failure: Failure = {
      code: "wrong-reply",
      at: "/response/pool",
      expected: '{"$pool":["a"]}',
      got: '["b"]',
      difference: {
        expected: { before: "[", marked: '"a"', after: "]" },
        got: { before: "[", marked: '"b"', after: "]" },
      },
    };
    const { expected, got } = partsOf(failure);
    expect(expected).to.equal('/response/pool: as a set: [«"a"»]');
    expect(got).to.equal('[«"b"»]');
    const mark = (text: string, side: string): string => `<${side} ${text}>`;
    expect(partsOf(failure, { mark })["got"]).to.equal('[<got "b">]');
  });

  it("marks a wrong status", () => {
    const parts = partsOf({
      code: "wrong-status",
      at: "/status",
      expected: '{"status":202}',
      got: '{"status":500,"error":"no"}',
    });
    expect(parts["expected"]).to.equal('{"status": «202»}');
    expect(parts["got"]).to.equal('{"status":«500»,"error":"no"}');
  });

  it("says how long was waited only where it was", () => {
    const failure: Failure = { code: "asked", program: "p1", expected: "1", got: "2" };
    expect(partsOf(failure)["got"]).to.equal("there were 2 already");
    expect(partsOf({ ...failure, got: "0", waited: 8 })["got"]).to.equal("after 8 s there were 0");
  });

  it("gives the exchange to be pasted, quoted for the shell of the machine", () => {
    const failure: Failure = { code: "closed", frames: ['{"op":"pool"}', "it's é"] };
    expect(partsOf(failure)["by hand"]?.split("\n")).to.deep.equal([
      "npm run node -- --lab lab5 -p 9000 -r check-1.db",
      `npm run send -- ws://localhost:9000/ws '{"op":"pool"}'`,
      `npm run send -- ws://localhost:9000/ws 'it'\\''s é'`,
    ]);
    expect(partsOf(failure, { platform: "win32" })["by hand"]?.split("\n")).to.deep.equal([
      "npm run node --lab=lab5 --port=9000 --db=check-1.db",
      `'{"op":"pool"}' | npm run send ws://localhost:9000/ws`,
      `'it''s \\u00e9' | npm run send ws://localhost:9000/ws`,
    ]);
  });

  it("shows the log of the program first that the failure is about", () => {
    const logs = { n1: "one\nmore", n2: "two" };
    expect(partsOf({ code: "closed", program: "n2", logs })["log"]).to.equal(
      "n2│ two\nn1│ one\nn1│ more",
    );
  });
});
