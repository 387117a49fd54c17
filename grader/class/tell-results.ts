import { relative } from "node:path";
import process from "node:process";
import chalk from "chalk";
import type { Language } from "../../labs/kit/language/language.ts";
import { duration } from "./batch-progress.ts";
import type { Gradebook, Row, RowStatus } from "./gradebook/row.ts";
import { createClassSay } from "./messages.ts";
import type { Written } from "./write-results.ts";

/** Names that a line tells, at most. */
const SHOWN_NAMES = 12;

/** What is told besides the gradebook. */
export interface ResultsContext extends Written {
  readonly out: string;
  readonly seconds: number;
  readonly language: Language;
}

/** What is said on the terminal when a class is graded. */
export function tellResults(
  { rows, others }: Gradebook,
  { changes, code, out, seconds, language }: ResultsContext,
): string {
  const say = createClassSay(language);
  const withStatus = (status: RowStatus): readonly Row[] =>
    rows.filter((row) => row.status === status);
  const list = (names: readonly string[]): string => {
    const shown = names.slice(0, SHOWN_NAMES).join(language === "zh" ? "、" : ", ");
    const { length } = names;
    return length > SHOWN_NAMES ? `${shown} ${say("more", { count: length })}` : shown;
  };
  const strangers = rows.filter(({ isInRoster }) => !isInRoster).map(({ id }) => id);
  const missing = withStatus("missing").map(({ id }) => id);
  const graded = withStatus("graded");
  const sum = graded.reduce((all, { total }) => all + (total ?? 0), 0);
  const ungraded = withStatus("ungraded").length;
  const partly = [...new Set(code.omissions.map(({ name }) => name))];
  const lines = [
    strangers.length > 0 ? chalk.yellow(say("unmatched", { names: list(strangers) })) : "",
    missing.length > 0 ? say("missing", { names: list(missing) }) : "",
    others.length > 0 ? chalk.dim(say("others", { names: list(others) })) : "",
    partly.length > 0 ? chalk.yellow(say("partly-compared", { names: list(partly) })) : "",
    code.fault === null ? "" : chalk.yellow(say("not-compared", { reason: code.fault })),
    changes.length > 0 ? say("changed", { count: changes.length }) : "",
    chalk.bold(
      say("summary", {
        graded: graded.length,
        mean: graded.length === 0 ? "–" : (sum / graded.length).toFixed(1),
        unusable: withStatus("unusable").length,
        ungraded,
        time: duration(seconds, say),
      }),
    ),
    ungraded > 0 ? chalk.yellow(say("again")) : "",
    say("written", { path: relative(process.cwd(), out) || "." }),
  ];
  return lines.filter((line) => line !== "").join("\n");
}
