import type { Scenario } from "../fixture/scenario.ts";
import { runByWeight } from "./concurrency.ts";

/**
 * Starts scenarios side by side, the longest first; those that load the machine run one at a time, after
 * the others.
 *
 * @param atATime - how many at most.
 * @returns what settles with each one, by its id.
 */
export function startAll(
  scenarios: readonly Scenario[],
  run: (scenario: Scenario) => Promise<void>,
  atATime: number,
): Map<string, Promise<void>> {
  const longestFirst = [...scenarios].sort((one, other) => lengthOf(other) - lengthOf(one));
  const tasks = longestFirst.map((scenario) => ({
    alone: scenario.alone === true,
    run: () => run(scenario),
  }));
  const started = runByWeight(tasks, atATime);
  return new Map(longestFirst.map(({ id }, at) => [id, started[at] ?? Promise.resolve()]));
}

/** How long a scenario is going to take, roughly: most of it is the start of its programs. */
function lengthOf({ programs, steps, literal }: Scenario): number {
  const starts = Object.keys(programs).length + steps.filter(({ kind }) => kind === "start").length;
  return starts * (literal === true ? 2 : 1);
}
