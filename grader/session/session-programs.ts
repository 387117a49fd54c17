import type { Lab } from "../../labs/kit/skeleton/labs.ts";
import { planDemo } from "../demo/plan.ts";
import type { PlannedProgram } from "../demo/plan.ts";
import type { ScenarioProgram } from "../fixture/scenario.ts";

/** The programs of a session: those of the lab's demo, in a cluster's words. */
export interface SessionPrograms {
  readonly programs: Readonly<Record<string, ScenarioProgram>>;
  /** The nodes in the order of their ports. */
  readonly nodes: readonly string[];
  /** What runs from the beginning, in the order of its start. */
  readonly atStart: readonly string[];
}

/** @param sleep - seconds between a tracker's rounds. @param zeros - the miners' difficulty. */
export function sessionPrograms(
  lab: Lab,
  { sleep, zeros }: { readonly sleep: number; readonly zeros: number },
): SessionPrograms {
  const { programs, isMining } = planDemo(lab);
  const nodes = programs.filter(({ kind }) => kind === "node").map(({ name }) => name);
  const asProgram = ({ name, kind, of = "" }: PlannedProgram): ScenarioProgram => {
    if (kind === "tracker") return { program: "tracker", seed: nodes[0] ?? "", sleep };
    if (kind === "builder") return { program: "builder", of };
    if (!isMining) return { program: "node", proxied: true };
    const peers = nodes.filter((node) => node !== name);
    return { program: "node", proxied: true, mine: true, zeros, peers };
  };
  return {
    programs: Object.fromEntries(programs.map((one) => [one.name, asProgram(one)])),
    nodes,
    atStart: programs.filter(({ atStart }) => atStart).map(({ name }) => name),
  };
}
