import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import type { Message } from "../../labs/kit/language/translator.ts";
import { FixtureError, loadScenarios } from "../fixture/load.ts";
import type { Scenario } from "../fixture/scenario.ts";

/** A rule of the contract in the student's language, and where to read on. */
export interface Rule extends Message {
  /** The anchor of the rule in the docs. */
  readonly see: string;
}

/** The rules by id, from `fixtures/rules.json`. */
export type Rules = Readonly<Record<string, Rule>>;

/** What is to be run. */
export interface Plan {
  readonly lab: Lab;
  readonly rules: Rules;
  readonly scenarios: readonly Scenario[];
}

/** The rules of the contract, by id. */
export function readRules(): Rules {
  const file = join(projectRoot(), "fixtures", "rules.json");
  return JSON.parse(readFileSync(file, "utf8")) as Rules;
}

/**
 * A lab with those of its scenarios that suit a submission with or without a probe.
 *
 * @throws FixtureError when a fixture is wrong, or the points of a lab do not sum to 100.
 */
export function readPlan(lab: Lab, hasProbe: boolean): Plan {
  const rules = readRules();
  const stages = lab.stages.map(({ id }) => id);
  const all = loadScenarios(lab.id, stages, new Set(Object.keys(rules)));
  const scenarios = all.filter(({ when }) => when === undefined || (when === "probe") === hasProbe);
  const bonus = new Set(lab.stages.filter((stage) => stage.bonus).map(({ id }) => id));
  const points = scenarios
    .filter(({ stage }) => !bonus.has(stage))
    .reduce((sum, scenario) => sum + scenario.points, 0);
  if (points !== FULL_POINTS) throw new FixtureError(lab.id, `${points} points instead of 100`);
  return { lab, rules, scenarios };
}

/** The points of a lab without its bonus. */
const FULL_POINTS = 100;
