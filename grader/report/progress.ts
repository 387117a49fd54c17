import chalk from "chalk";
import { createLogUpdate } from "log-update";
import type { Language } from "../../labs/kit/language/language.ts";
import { resultOf, scoreOf } from "../record/score.ts";
import type { Result, RunRecord, StageRecord } from "../record/record.ts";
import { createSay } from "./explain.ts";
import type { Say } from "./explain.ts";

/** The sign of each result. */
export const SIGNS: Readonly<Record<Result, string>> = {
  pass: chalk.green("✓"),
  fail: chalk.red("✗"),
  error: chalk.yellow("!"),
  inconclusive: chalk.yellow("?"),
  skip: chalk.dim("-"),
  waiting: chalk.cyan("…"),
};

/**
 * Shows how a run goes on: a line a stage, which changes in place on a terminal; elsewhere a line is
 * printed when its stage is over.
 */
export class Progress {
  readonly #record: RunRecord;
  readonly #language: Language;
  readonly #say: Say;
  readonly #update = process.stdout.isTTY ? createLogUpdate(process.stdout) : null;
  readonly #printed = new Set<string>();

  constructor(record: RunRecord, language: Language) {
    this.#record = record;
    this.#language = language;
    this.#say = createSay(language);
  }

  /** Shows the state of the record. */
  show(): void {
    if (this.#update !== null) {
      this.#update(this.#record.stages.map((stage) => this.#line(stage)).join("\n"));
      return;
    }
    for (const stage of this.#record.stages) {
      if (resultOf(stage) === "waiting" || this.#printed.has(stage.id)) continue;
      this.#printed.add(stage.id);
      console.log(this.#line(stage));
    }
  }

  /** Leaves the last state on the terminal. */
  end(): void {
    this.show();
    this.#update?.done();
  }

  #line(stage: StageRecord): string {
    const result = resultOf(stage);
    const { earned, points } = scoreOf(stage.checks);
    const done = stage.checks.filter((check) => check.result !== "waiting").length;
    const score =
      result === "waiting"
        ? this.#say("stage.waiting", { done, all: stage.checks.length })
        : result === "error" || result === "inconclusive"
          ? this.#say("stage.error")
          : `${earned}/${points}`;
    const bonus = stage.bonus ? ` (${this.#say("stage.bonus")})` : "";
    return `  ${SIGNS[result]} ${stage.id}  ${stage.title[this.#language]}${bonus}  ${chalk.bold(score)}`;
  }
}
