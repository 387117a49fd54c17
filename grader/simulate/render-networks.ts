import type { Language } from "../../labs/kit/language/language.ts";
import { renderTable } from "../race/table.ts";
import { forkRate } from "./fork-rate.ts";
import { createSimulateSay } from "./messages.ts";
import type { NetworkJob, NetworkResult } from "./report.ts";

/** A network that was simulated. */
export interface Simulated {
  readonly job: NetworkJob;
  readonly result: NetworkResult;
}

/** What all networks of a run have in common. */
export function headOf(job: NetworkJob, language: Language): string {
  const { nodes, blocks, delay, seed } = job;
  const loss = Number((100 * job.loss).toPrecision(3));
  return createSimulateSay(language)("head", { nodes, blocks, delay, loss, seed });
}

/** The networks as a table, a line each. */
export function renderNetworks(networks: readonly Simulated[], language: Language): string {
  const say = createSimulateSay(language);
  const head = [
    ...["interval", "spread", "forks", "expected", "stale", "agreed", "included"],
    ...["messages", "bytes", "real"],
  ] as const;
  const columns = head.map((name) => ({ head: say(`column.${name}`), isNumber: true }));
  const rows = networks.map(({ job, result }) => {
    const { measured, error, expected } = forkRate(job, result);
    const { found, length, agreed } = result;
    return [
      `${job.interval} s`,
      `${result.spread.toFixed(2)} s`,
      `${percent(measured)} ± ${percent(error)}`,
      percent(expected),
      percent((found - length) / Math.max(1, found)),
      agreed === null ? say("never") : `${agreed.toFixed(1)} s`,
      `${result.included}/${job.transactions}`,
      result.messages.toLocaleString("en-US"),
      `${(result.bytes / 1e6).toFixed(1)} MB`,
      `${result.real.toFixed(1)} s`,
    ];
  });
  return `${renderTable(columns, rows)}\n\n${say("legend")}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
