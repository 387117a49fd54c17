import { cpus, release, type } from "node:os";
import type { Language } from "../../labs/kit/language/language.ts";
import type { Figure, Missing, Part } from "./figure.ts";
import { formatFigure } from "./format.ts";
import { createBenchSay } from "./messages.ts";
import { renderTable } from "../race/table.ts";

/** All that a bench has found. */
export interface BenchResult {
  readonly machine: Readonly<Record<"processor" | "system" | "node" | "date", string>>;
  readonly cores: number;
  readonly rounds: number;
  readonly figures: readonly Figure[];
  readonly missing: readonly Missing[];
}

/** The machine that a bench runs on. */
export function describeMachine(): Pick<BenchResult, "machine" | "cores"> {
  const processors = cpus();
  return {
    machine: {
      processor: processors[0]?.model.trim() ?? "?",
      system: `${type()} ${release()}`,
      node: process.versions.node,
      date: new Date().toISOString().slice(0, 10),
    },
    cores: processors.length,
  };
}

/** What stands above the figures: the machine, its versions, and how to read them. */
export function headOf({ machine, cores, rounds }: BenchResult, language: Language): string {
  return createBenchSay(language)("machine", { ...machine, cores, rounds });
}

/** The title of a part. */
export function titleOf(part: Part, figures: readonly Figure[], language: Language): string {
  const { parameters = {} } = figures.find((figure) => figure.part === part) ?? {};
  return createBenchSay(language)(`part.${part}`, parameters);
}

/** The figures as a table for each part, and what could not be compared. */
export function renderBench(result: BenchResult, language: Language): string {
  const say = createBenchSay(language);
  const columns = [
    { head: say("column.what") },
    { head: say("column.value"), isNumber: true },
    { head: say("column.ratio"), isNumber: true },
    { head: say("column.spread"), isNumber: true },
    { head: say("column.goal") },
  ];
  const parts = [...new Set(result.figures.map(({ part }) => part))].map((part) => {
    const figures = result.figures.filter((figure) => figure.part === part);
    const rows = figures.map((figure) => {
      const { what, value, ratio, spread, goal } = formatFigure(figure, language);
      return [what, value, ratio, spread, goal];
    });
    return `${titleOf(part, figures, language)}\n\n${renderTable(columns, rows)}\n`;
  });
  const missing = result.missing.map(({ reason }) => `${say(reason)}\n`);
  return [`${headOf(result, language)}\n`, ...parts, ...missing].join("\n");
}
