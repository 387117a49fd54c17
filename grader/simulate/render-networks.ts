import type { Language } from "../../labs/kit/language/language.ts";
import { renderTable } from "../race/table.ts";
import { forkRate } from "./fork-rate.ts";
import { connectionsOf } from "./layout.ts";
import { createSimulateSay } from "./messages.ts";
import type { NetworkJob, NetworkResult } from "./report.ts";
import { KINDS } from "./traffic-count.ts";

/** A network that was simulated. */
export interface Simulated {
  readonly job: NetworkJob;
  readonly result: NetworkResult;
}

/** What all networks of a run have in common. */
export function headOf(job: NetworkJob, language: Language): string {
  const { blocks, delay, seed, part, sleep } = job;
  const say = createSimulateSay(language);
  const loss = Number((100 * job.loss).toPrecision(3));
  const head = say("head", { blocks, delay, loss, seed });
  if (part === 0) return head;
  return `${head}\n${say("head.trackers", { part, sleep, connections: connectionsOf(job) })}`;
}

/** The networks as a table, a line each, and what trackers and nodes sent as another one. */
export function renderNetworks(networks: readonly Simulated[], language: Language): string {
  const say = createSimulateSay(language);
  const hasTrackers = networks.some(({ job }) => job.part > 0);
  const head = [
    ...(["nodes", "interval", "spread", "forks", "expected", "stale", "agreed"] as const),
    ...(hasTrackers ? (["converged"] as const) : []),
    ...(["included", "messages", "bytes", "real", "cost"] as const),
  ];
  const columns = head.map((name) => ({ head: say(`column.${name}`), isNumber: true }));
  const rows = networks.map((network) => {
    const cells = cellsOf(network, say("never"));
    return head.map((name) => cells[name]);
  });
  const legend = say("legend") + (hasTrackers ? ` ${say("legend.converged")}` : "");
  return `${renderTable(columns, rows)}\n\n${legend}\n\n${renderTraffic(networks, language)}`;
}

function cellsOf({ job, result }: Simulated, never: string) {
  const { measured, error, expected } = forkRate(job, result);
  const { found, length, agreed, converged, messages, real, processor } = result;
  const seconds = (time: number | null): string => (time === null ? never : `${time.toFixed(1)} s`);
  return {
    nodes: String(job.nodes),
    interval: `${job.interval} s`,
    spread: `${result.spread.toFixed(2)} s`,
    forks: `${percent(measured)} ± ${percent(error)}`,
    expected: percent(expected),
    stale: percent((found - length) / Math.max(1, found)),
    agreed: seconds(agreed),
    converged: seconds(converged),
    included: `${result.included}/${job.transactions}`,
    messages: whole(messages),
    bytes: megabytes(result.bytes),
    real: seconds(real),
    cost: `${((1e6 * processor) / Math.max(1, messages)).toFixed(0)} µs`,
  };
}

/** How many messages of which kind there were, a column for each network, and their bytes. */
function renderTraffic(networks: readonly Simulated[], language: Language): string {
  const say = createSimulateSay(language);
  const columns = networks.flatMap(({ job: { nodes } }) => [
    { head: say("traffic.in", { nodes }), isNumber: true },
    { head: say("traffic.bytes"), isNumber: true },
  ]);
  const kinds = KINDS.filter((kind) => {
    return networks.some(({ result }) => result.traffic[kind].messages > 0);
  });
  const rows = kinds.map((kind) => [
    say(`kind.${kind}`),
    ...networks.flatMap(({ result: { traffic } }) => {
      return [whole(traffic[kind].messages), megabytes(traffic[kind].bytes)];
    }),
  ]);
  return renderTable([{ head: say("traffic.kind") }, ...columns], rows);
}

function whole(number: number): string {
  return number.toLocaleString("en-US");
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
