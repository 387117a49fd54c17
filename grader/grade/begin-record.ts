import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import type { Submission } from "../../labs/kit/submission/find-submission.ts";
import type { Isolation } from "../isolation/isolation.ts";
import type { CheckRecord, RunRecord } from "../record/record.ts";
import { createSay } from "../report/explain.ts";
import type { Plan } from "./plan.ts";

/** Which part of a plan is wanted; empty lists stand for all. */
export interface Selection {
  readonly stages: readonly string[];
  readonly scenarios: readonly string[];
  readonly language: Language;
}

/**
 * The part of a plan that was asked for.
 *
 * @throws UsageError when it names a stage or a check that there is not.
 */
export function select(plan: Plan, { stages, scenarios, language }: Selection): Plan {
  const say = createSay(language);
  const lab = plan.lab.id;
  const stageIds = plan.lab.stages.map(({ id }) => id);
  const ids = plan.scenarios.map(({ id }) => id);
  const stage = stages.find((id) => !stageIds.includes(id));
  if (stage !== undefined) {
    throw new UsageError(say("usage.unknown-stage", { lab, stage, stages: stageIds.join(", ") }));
  }
  const scenario = scenarios.find((id) => !ids.includes(id));
  if (scenario !== undefined) {
    const known = ids.join(", ");
    throw new UsageError(say("usage.unknown-scenario", { lab, scenario, scenarios: known }));
  }
  const isWanted = (list: readonly string[], id: string): boolean =>
    list.length === 0 || list.includes(id);
  return {
    ...plan,
    scenarios: plan.scenarios.filter(
      (one) => isWanted(stages, one.stage) && isWanted(scenarios, one.id),
    ),
  };
}

/** The record of a run in which nothing has run yet. */
export function beginRecord(
  plan: Plan,
  submission: Submission,
  seed: number,
  isolation: Isolation,
): RunRecord {
  const { lab, scenarios } = plan;
  const stages = lab.stages
    .map(({ id, title, file, bonus = false }) => ({
      id,
      title,
      file,
      bonus,
      checks: scenarios
        .filter(({ stage }) => stage === id)
        .map((scenario): CheckRecord => ({
          id: scenario.id,
          title: scenario.title,
          source: scenario.source,
          hints: scenario.hints,
          points: scenario.points,
          result: "waiting",
        })),
    }))
    .filter(({ checks }) => checks.length > 0);
  return {
    version: 1,
    lab: lab.id,
    title: lab.title,
    submission: submission.name,
    folder: submission.folder,
    seed,
    startedAt: new Date().toISOString(),
    machine: { platform: process.platform, node: process.version },
    isolation: {
      permission: isolation.permission !== null,
      bubblewrap: isolation.bubblewrap !== null,
    },
    ...(lab.programs.includes("probe") ? { probe: submission.programs.probe !== undefined } : {}),
    stages,
  };
}
