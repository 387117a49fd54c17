import type { Scenario } from "../fixture/scenario.ts";
import { runOneByOne, runSideBySide } from "./concurrency.ts";

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
  const light = longestFirst.filter(({ alone }) => alone !== true);
  const heavy = longestFirst.filter(({ alone }) => alone === true);
  const tasks = (list: readonly Scenario[]): (() => Promise<void>)[] =>
    list.map((scenario) => () => run(scenario));
  const beside = runSideBySide(tasks(light), atATime);
  const alone = runOneByOne(tasks(heavy), beside);
  const pairOf = (list: readonly Scenario[], done: readonly Promise<void>[]) =>
    list.map(({ id }, at) => [id, done[at] ?? Promise.resolve()] as const);
  return new Map([...pairOf(light, beside), ...pairOf(heavy, alone)]);
}

/** How long a scenario is going to take, roughly: most of it is the start of its programs. */
function lengthOf({ programs, steps, literal }: Scenario): number {
  const starts = Object.keys(programs).length + steps.filter(({ kind }) => kind === "start").length;
  return starts * (literal === true ? 2 : 1);
}
