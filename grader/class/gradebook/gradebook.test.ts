import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { strFromU8, unzipSync } from "fflate";
import type { Outcome } from "../job.ts";
import { PolicyError, readPolicy } from "../policy/policy.ts";
import type { CheckRecord, Result, RunRecord } from "../../record/record.ts";
import { keepHistory } from "./history.ts";
import { makeRow } from "./make-row.ts";
import type { Gradebook, Row, StageColumn } from "./row.ts";
import { gradebookTable } from "./table.ts";
import { renderCsv } from "./write-csv.ts";
import { renderXlsx } from "./write-xlsx.ts";

const title = { zh: "甲", en: "A" };
const columns: readonly StageColumn[] = [
  { id: "one", title, bonus: false, points: 60 },
  { id: "two", title, bonus: false, points: 40 },
  { id: "more", title, bonus: true, points: 10 },
];

/** What came of a submission whose three stages ended so. */
function outcomeOf(...results: Result[]): Outcome {
  const check = (result: Result, points: number): CheckRecord => ({
    ...{ id: "c", title, source: "test", points, result },
  });
  const stages = columns.map(({ id, bonus, points }, at) => ({
    ...{ id, title, bonus, file: "x.ts" },
    checks: [check(results[at] ?? "fail", points)],
  }));
  const record: RunRecord = {
    ...{ version: 1, lab: "lab5", title, submission: "lab5", folder: "labs/lab5", seed: 1, stages },
    startedAt: "2026-11-20T00:00:00Z",
    machine: { platform: "linux", node: "v20.19.0" },
    isolation: { permission: true, bubblewrap: true },
  };
  return { kind: "record", record };
}

/** The row of a student who handed in at a time. */
function row(
  outcome: Outcome | undefined,
  policy = {},
  time = "2026-11-20T12:00:00Z",
  name = "Ada",
): Row {
  const student = { number: "7", name, group: "", email: "", language: null, submitted: null };
  const handIn = outcome === undefined ? null : { name: "7.zip", time: new Date(time) };
  const source = { id: `7-${name}`, student, isInRoster: true, handIn, outcome, remarks: [] };
  return makeRow(source, columns, readPolicy(JSON.stringify(policy)));
}

const book = (...rows: Row[]): Gradebook => ({
  ...{ lab: "lab5", title, seed: 1, columns, rows, others: [] },
});

describe("the gradebook", () => {
  it("sums what was graded, and leaves a total open rather than count a fault of the machine", () => {
    expect(row(outcomeOf("pass", "fail", "pass"))).to.include({ earned: 60, bonus: 10, total: 70 });
    const open = row(outcomeOf("pass", "error", "pass"));
    expect(open).to.include({ status: "ungraded", earned: null, total: null });
    expect(open.stages).to.deep.equal([60, null, 10]);
    const timedOut = {
      kind: "verdict",
      verdict: { code: "timed-out", details: { minutes: 1 } },
    } as const;
    expect(row(timedOut)).to.include({ status: "ungraded", total: null });
    const hostile = {
      kind: "verdict",
      verdict: { code: "leads-out", details: { path: ".." } },
    } as const;
    expect(row(hostile)).to.include({ status: "unusable", total: 0 });
    expect(row(undefined)).to.include({ status: "missing", total: 0, earned: null });
  });

  it("takes points off for begun days, as whole numbers, and less where the teacher says so", () => {
    const deadline = "2026-11-20T00:00:00Z";
    const percent = { deadline, late: { perDay: 7, unit: "percent", most: 20 } };
    const all = outcomeOf("pass", "pass", "pass");
    expect(row(all, percent, "2026-11-20T00:00:00Z")).to.include({ daysLate: 0, total: 110 });
    expect(row(all, percent, "2026-11-20T00:00:01Z")).to.include({
      daysLate: 1,
      penalty: 7,
      total: 103,
    });
    expect(row(all, percent, "2026-12-30T00:00:00Z")).to.include({ penalty: 22, total: 88 });
    const points = { deadline, late: { perDay: 10, unit: "points" } };
    expect(row(all, points, "2026-11-21T12:00:00Z")).to.include({ daysLate: 2, total: 90 });
    expect(row(outcomeOf("fail", "fail", "pass"), points, "2026-11-21T12:00:00Z")).to.include({
      total: 10,
    });
    const extra = { ...points, students: { 7: { extraDays: 1 } } };
    expect(row(all, extra, "2026-11-21T12:00:00Z")).to.include({ daysLate: 1, total: 100 });
    const excused = { ...points, students: { Ada: { excused: true } } };
    expect(row(all, excused, "2026-11-21T12:00:00Z")).to.include({ daysLate: 0, total: 110 });
    expect(row(undefined, excused)).to.include({ status: "excused", total: null });
  });

  it("refuses a teacher's file that says something else, and says where", () => {
    const wrong = [
      "{",
      '{"dedline": 1}',
      '{"late": {"perDay": 1.5, "unit": "percent"}}',
      '{"deadline": "tomorrow"}',
    ];
    for (const text of wrong) expect(() => readPolicy(text), text).to.throw(PolicyError);
    expect(() => readPolicy('{"students": {"7": {"extraDay": 1}}}')).to.throw(
      /students\/7.*extraDay/,
    );
  });

  it("has no cell that a spreadsheet would calculate, in UTF-8 that Excel knows", () => {
    const names = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", 'a"b', "a,b"];
    const all = outcomeOf("pass", "pass", "pass");
    const csv = renderCsv(
      gradebookTable(book(...names.map((name) => row(all, {}, undefined, name))), "zh"),
    );
    expect(csv.charCodeAt(0)).to.equal(0xfeff);
    const cells = csv
      .split("\r\n")
      .slice(1, -1)
      .map((line) => line.slice(2, line.indexOf(",,")));
    expect(cells.slice(0, 7)).to.deep.equal([
      "'=1+1",
      "'+1",
      "'-1",
      "'@SUM(A1)",
      "'\t=1",
      "' =1",
      "'＝1",
    ]);
    expect(cells.slice(7)).to.deep.equal(['"a""b"', '"a,b"']);
  });

  it("is an Excel file in which texts are texts and points are numbers", async () => {
    const all = outcomeOf("pass", "pass", "pass");
    const table = gradebookTable(book(row(all, {}, undefined, "=1+1")), "en");
    const files = unzipSync(await renderXlsx(table, "Grades"));
    const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] ?? new Uint8Array());
    expect(sheet).not.to.match(/<f[ >]/);
    expect(sheet).to.match(/<v>110<\/v>/);
  });

  it("says what has changed since the last time", () => {
    const out = mkdtempSync(join(tmpdir(), "history-test-"));
    try {
      const at = (time: string): Date => new Date(time);
      const before = book(row(outcomeOf("pass", "error", "fail")));
      expect(keepHistory(before, out, at("2026-11-20T00:00:00Z"))).to.deep.equal({
        since: null,
        changes: [],
      });
      expect(keepHistory(before, out, at("2026-11-21T00:00:00Z")).changes).to.deep.equal([]);
      const after = book(
        row(outcomeOf("pass", "pass", "fail")),
        row(outcomeOf("pass"), {}, undefined, "Bo"),
      );
      const { since, changes } = keepHistory(after, out, at("2026-11-22T00:00:00Z"));
      expect(since).to.equal("2026-11-21T00:00:00.000Z");
      expect(changes.filter(({ id }) => id === "7-Ada")).to.deep.equal([
        { id: "7-Ada", what: "status", from: "ungraded", to: "graded" },
        { id: "7-Ada", what: "two", from: null, to: 40 },
        { id: "7-Ada", what: "total", from: null, to: 100 },
      ]);
      expect(changes.filter(({ id }) => id === "7-Bo")).to.have.length(5);
    } finally {
      rmSync(out, { recursive: true });
    }
  });
});
