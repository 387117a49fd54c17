import chalk from "chalk";
import type { Language } from "../../labs/kit/language/language.ts";
import { createRaceSay } from "./messages.ts";
import type { RaceResult } from "./race-result.ts";
import { renderTable } from "./table.ts";

/** A race's table, what else is to be counted, and whether all is well. */
export function renderResult(result: RaceResult, language: Language): string {
  const say = createRaceSay(language);
  const { racers, length, seen, forks, longestReorganisation: longest, problem } = result;
  const table = renderTable(
    [
      { head: say("column.node") },
      { head: say("column.port"), isNumber: true },
      { head: say("column.submission") },
      { head: say("column.won"), isNumber: true },
      { head: say("column.share"), isNumber: true },
      { head: say("column.lost"), isNumber: true },
      { head: say("column.reorganisations"), isNumber: true },
      { head: say("column.longest"), isNumber: true },
    ],
    racers.map((racer) => [
      racer.name,
      String(racer.port),
      racer.submission,
      String(racer.won),
      `${Math.round((100 * racer.won) / Math.max(1, length))} %`,
      String(racer.lost),
      String(racer.reorganisations),
      String(racer.longestReorganisation),
    ]),
  );
  const { meanSeconds, mostSeconds, hashesABlock } = result;
  const number = (value: number): string => value.toLocaleString("en-US");
  const [each, all] = [number(hashesABlock), number(hashesABlock * length)];
  const lines = [table, "", say("result.forks", { forks, seen, longest })];
  if (meanSeconds !== null && mostSeconds !== null) {
    const [mean, most] = [meanSeconds.toFixed(2), mostSeconds.toFixed(2)];
    lines.push(say("result.time", { mean, most }));
  }
  lines.push(say("result.hashes", { each, all }));
  if (problem !== null) return [...lines, chalk.red(problem)].join("\n");
  const { transactions: sent } = result;
  if (sent > 0) lines.push(chalk.green(say("result.transactions", { sent })));
  return [...lines, chalk.green(say("result.equal", { length }))].join("\n");
}
