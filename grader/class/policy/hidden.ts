import type { Lab } from "../../../labs/kit/skeleton/labs.ts";
import type { RunRecord } from "../../record/record.ts";
import { scoreOf } from "../../record/score.ts";
import type { Score } from "../../record/score.ts";

/** A record as a student may see it, and what the checks count that are not in it. */
export interface ShownRecord {
  readonly record: RunRecord;
  readonly hidden: Score;
}

/** A record without the checks and stages of these ids. */
export function withoutHidden(record: RunRecord, ids: readonly string[]): ShownRecord {
  const isHidden = (stage: string, check: string): boolean =>
    ids.includes(stage) || ids.includes(check);
  const stages = record.stages
    .map((stage) => ({
      ...stage,
      checks: stage.checks.filter(({ id }) => !isHidden(stage.id, id)),
    }))
    .filter(({ checks }) => checks.length > 0);
  const hidden = record.stages.flatMap(({ id, checks }) =>
    checks.filter((check) => isHidden(id, check.id)),
  );
  return { record: { ...record, stages }, hidden: scoreOf(hidden) };
}

/** Those of some ids that are neither a stage nor a check of the lab. */
export function unknownIds(ids: readonly string[], lab: Lab, checks: readonly string[]): string[] {
  const known = new Set([...lab.stages.map(({ id }) => id), ...checks]);
  return ids.filter((id) => !known.has(id));
}
