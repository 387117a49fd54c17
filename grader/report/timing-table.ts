import type { Language } from "../../labs/kit/language/language.ts";
import { SPANS } from "../check/timing.ts";
import { renderTable } from "../race/table.ts";
import type { TimingRecord } from "../record/record.ts";
import { createSay } from "./explain.ts";

/** Where the time of a run went, as a table, and how near it came to the least that it could take. */
export function renderTiming(timing: TimingRecord, language: Language): string {
  const say = createSay(language);
  const { parts, totalMs, boundMs, processes, bareMs, bareBy, cores, ratio } = timing;
  const sum = SPANS.reduce((ms, span) => ms + parts[span], 0);
  const columns = [
    { head: say("timing.part") },
    { head: say("timing.seconds"), isNumber: true },
    { head: say("timing.share"), isNumber: true },
  ];
  const rows = SPANS.map((span) => [
    say(`timing.${span}`),
    `${seconds(parts[span])} s`,
    `${((100 * parts[span]) / Math.max(1, sum)).toFixed(0)} %`,
  ]);
  const told = {
    processes,
    cores: Number(cores.toFixed(2)),
    bare: bareMs,
    ratio: ratio.toFixed(2),
  };
  const bound = say("timing.bound", {
    ...told,
    by: say(`timing.${bareBy}`),
    bound: seconds(boundMs),
    own: seconds(parts.own),
  });
  const total = say("timing.total", { total: seconds(totalMs), processes });
  return `${renderTable(columns, rows)}\n\n${total}\n${bound}`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
