import type { CheckRecord, Result, RunRecord, StageRecord } from "../record/record.ts";
import type { Told } from "./said.ts";

/** A check as a record has it, with a failure where the result asks for one. */
export function checkOf(id: string, result: Result, got = "nothing"): CheckRecord {
  return {
    id,
    title: { zh: `检查 ${id}`, en: `Check ${id}` },
    source: "L5",
    points: 10,
    result,
    ms: 12,
    ...(result === "fail" && {
      failure: { code: "wrong-reply", expected: "1", got, logs: { n1: "at ledger/block.ts:7" } },
    }),
    ...(result === "error" && { error: "ENOSPC" }),
  };
}

/** A stage of a record. */
export function stageOf(id: string, checks: CheckRecord[], bonus = false): StageRecord {
  return { id, title: { zh: `阶段 ${id}`, en: `Stage ${id}` }, file: "node.ts", bonus, checks };
}

/** A record with these stages, of a submission in `folder`. */
export function toldOf(stages: StageRecord[], folder = "/nowhere"): Told {
  const record: RunRecord = {
    version: 1,
    lab: "lab5",
    title: { zh: "账本", en: "The ledger" },
    submission: "lab5",
    folder,
    seed: 5,
    startedAt: "2026-11-21T08:00:00.123Z",
    ms: 1500,
    machine: { platform: "linux", node: "v20.19.0" },
    isolation: { permission: true, bubblewrap: false },
    stages,
  };
  return { record, rules: {}, language: "en", hints: 1 };
}
