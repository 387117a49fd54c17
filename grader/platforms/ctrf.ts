import type { CheckRecord, Result, StageRecord } from "../record/record.ts";
import { totalOf } from "../record/score.ts";
import { cut, explained, whatCame } from "./said.ts";
import type { Told } from "./said.ts";

/** The version of the Common Test Report Format that is written, https://ctrf.io. */
const SPEC_VERSION = "0.0.0";
const MAX_MESSAGE_LENGTH = 1_000;

type Status = "passed" | "failed" | "skipped" | "pending" | "other";

/** What a result is called there: `other` is what is no fault of the submission. */
const STATUSES: Readonly<Record<Result, Status>> = {
  pass: "passed",
  fail: "failed",
  error: "other",
  inconclusive: "other",
  skip: "skipped",
  waiting: "pending",
};

/** A record in the Common Test Report Format: a suite a stage, a test a check. Times are milliseconds. */
export function renderCtrf(told: Told): string {
  const { record } = told;
  const start = Date.parse(record.startedAt);
  const tests = record.stages.flatMap((stage) =>
    stage.checks.map((check) => describe(stage, check, told)),
  );
  const count = (status: Status): number => tests.filter((test) => test.status === status).length;
  const summary = {
    tests: tests.length,
    passed: count("passed"),
    failed: count("failed"),
    skipped: count("skipped"),
    pending: count("pending"),
    other: count("other"),
    suites: record.stages.length,
    start,
    stop: start + (record.ms ?? 0),
  };
  const { total, bonus } = totalOf(record);
  const results = {
    tool: { name: "ledger-lab" },
    summary,
    tests,
    environment: {
      osPlatform: record.machine.platform,
      extra: { node: record.machine.node, isolation: record.isolation },
    },
    extra: { lab: record.lab, seed: record.seed, hash: record.hash ?? null, total, bonus },
  };
  const report = {
    reportFormat: "CTRF",
    specVersion: SPEC_VERSION,
    timestamp: record.startedAt,
    generatedBy: "ledger-lab",
    results,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function describe(stage: StageRecord, check: CheckRecord, told: Told) {
  const { record, language } = told;
  const trace = explained(check, told);
  const isBad = trace !== "";
  return {
    name: `${check.id} ${check.title[language]}`,
    status: STATUSES[check.result],
    rawStatus: check.result,
    duration: check.ms ?? 0,
    suite: [record.lab, stage.id],
    ...(isBad && { message: cut(whatCame(check, told), MAX_MESSAGE_LENGTH), trace }),
    labels: { check: check.id, stage: stage.id, points: check.points, bonus: stage.bonus },
  };
}
