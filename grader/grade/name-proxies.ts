import { findNaming } from "../cluster/naming.ts";
import type { Naming, NamingOptions } from "../cluster/naming.ts";
import type { Scenario, ScenarioProgram } from "../fixture/scenario.ts";
import type { RunRecord } from "../record/record.ts";

/** Whether nodes of a scenario are reached through proxies. */
export function usesProxies({ programs, needs = [] }: Scenario): boolean {
  const all = Object.values(programs);
  const isBehindOne = (one: ScenarioProgram): boolean =>
    one.program === "tracker" || (one.program === "node" && one.proxied === true);
  return needs.includes("advertise") || all.some(isBehindOne);
}

/** Finds out what the submission's nodes call themselves, where some check depends on it; notes it. */
export async function nameProxies(
  scenarios: readonly Scenario[],
  record: RunRecord,
  options: NamingOptions,
): Promise<Naming> {
  if (!scenarios.some(usesProxies)) return "taken";
  const naming = await findNaming(options);
  record.naming = naming;
  return naming;
}
