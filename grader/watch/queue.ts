import { createHash } from "node:crypto";
import type { ProgramName } from "../../labs/kit/submission/manifest.ts";
import type { Scenario } from "../fixture/scenario.ts";
import type { Plan } from "../grade/plan.ts";
import type { ProgressFile } from "./progress-file.ts";

/** What each program of a submission is made of. */
export type ProgramHashes = ReadonlyMap<ProgramName, string>;

/** The programs of the submission that a scenario starts or asks. */
export function programsOf({ programs, steps }: Scenario): ReadonlySet<ProgramName> {
  const started = Object.values(programs).flatMap(({ program }) =>
    program === "peer" ? [] : [program],
  );
  const asked = steps.some(({ kind }) => kind === "call") ? (["probe"] as const) : [];
  return new Set([...started, ...asked]);
}

/**
 * What the verdict on a scenario depends on: the scenario itself and the programs in it. As long as it
 * is the same, so is the verdict.
 */
export function hashOfScenario(scenario: Scenario, hashes: ProgramHashes): string {
  const hash = createHash("sha256").update(JSON.stringify(scenario));
  for (const program of [...programsOf(scenario)].sort()) {
    hash.update(program).update(hashes.get(program) ?? "");
  }
  return hash.digest("hex").slice(0, 16);
}

/** A lab as far as it is known: which stage is at hand, and what has to be run anew. */
export interface Queue {
  /** The first stage that does not pass yet; null when all do. */
  readonly stage: string | null;
  /** The scenarios of that stage whose verdict may have changed. */
  readonly first: readonly Scenario[];
  /** Those of other stages that passed before, or that nobody knows of: what may have been lost. */
  readonly rest: readonly Scenario[];
}

/**
 * What a change asks for: the stage at hand first, then what was earned before and may be lost. Stages
 * behind the one at hand wait, unless something in them has passed already; most of them only wait for
 * what is not there yet.
 */
export function queueOf(plan: Plan, progress: ProgressFile, hashes: ProgramHashes): Queue {
  const isStale = (scenario: Scenario): boolean =>
    progress.get(scenario.id)?.hash !== hashOfScenario(scenario, hashes);
  const passes = ({ id }: Scenario): boolean => progress.get(id)?.result === "pass";
  const stages = plan.lab.stages.map(({ id }) => ({
    id,
    scenarios: plan.scenarios.filter(({ stage }) => stage === id),
  }));
  const at = stages.findIndex(({ scenarios }) => !scenarios.every(passes));
  const stage = stages[at];
  if (stage === undefined) {
    return { stage: null, first: [], rest: plan.scenarios.filter(isStale) };
  }
  const others = stages.flatMap(({ scenarios }, place) =>
    place === at ? [] : scenarios.filter((one) => place < at || passes(one)),
  );
  return {
    stage: stage.id,
    first: stage.scenarios.filter(isStale),
    rest: others.filter(isStale),
  };
}
