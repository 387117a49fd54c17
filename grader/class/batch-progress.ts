import chalk from "chalk";
import { createLogUpdate } from "log-update";
import { totalOf, ungraded } from "../record/score.ts";
import { SIGNS } from "../report/progress.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import type { Outcome } from "./job.ts";
import { createClassSay } from "./messages.ts";
import type { ClassSay } from "./messages.ts";
import { tellVerdict } from "./verdict-messages.ts";

/** How many of those that are over a terminal shows. */
const SHOWN_LINES = 8;
/** An estimate needs so many that are over. */
const ENOUGH = 3;
const MINUTE_S = 60;

/**
 * Shows how a batch goes on: on a terminal the last submissions and how many are left, which changes in
 * place; elsewhere a line is printed when a submission is over.
 */
export class BatchProgress {
  readonly #all: number;
  readonly #say: ClassSay;
  readonly #language: Language;
  readonly #update = process.stdout.isTTY ? createLogUpdate(process.stdout) : null;
  readonly #began = performance.now();
  readonly #lines: string[] = [];
  readonly #running = new Set<string>();
  #graded = 0;
  #done: number;

  /**
   * @param all - how many submissions there are.
   * @param done - how many of them are over already.
   */
  constructor(all: number, done: number, language: Language) {
    this.#all = all;
    this.#done = done;
    this.#language = language;
    this.#say = createClassSay(language);
  }

  /** A submission is under way. */
  begin(key: string): void {
    this.#running.add(key);
    this.#show();
  }

  /** A submission is over. */
  end(key: string, name: string, outcome: Outcome): void {
    this.#running.delete(key);
    this.#graded += 1;
    this.#done += 1;
    const line = `  ${this.#describe(outcome)}  ${name}`;
    const state = `${this.#done}/${this.#all}${this.#left()}`;
    if (this.#update === null) console.log(`${line}  ${chalk.dim(state)}`);
    this.#lines.push(line);
    this.#show();
  }

  /** Leaves the last state on the terminal. */
  close(): void {
    this.#update?.done();
  }

  #show(): void {
    const [done, all, running] = [this.#done, this.#all, this.#running.size];
    const state = this.#say("state", { done, all, running, left: this.#left() });
    this.#update?.([...this.#lines.slice(-SHOWN_LINES), chalk.bold(state)].join("\n"));
  }

  /** How long the rest takes, if it goes on as it did. */
  #left(): string {
    const left = this.#all - this.#done;
    if (this.#graded < ENOUGH || left === 0) return "";
    const seconds = ((performance.now() - this.#began) / 1000 / this.#graded) * left;
    return this.#say("left", { time: duration(seconds, this.#say) });
  }

  #describe(outcome: Outcome): string {
    if (outcome.kind === "verdict") {
      return `${SIGNS.error} ${tellVerdict(outcome.verdict, this.#language).split("\n")[0] ?? ""}`;
    }
    const { total, bonus } = totalOf(outcome.record);
    const extra = bonus.points === 0 ? "" : this.#say("points.bonus", { ...bonus });
    const isWhole = ungraded(outcome.record).length === 0;
    const sign = isWhole ? SIGNS[total.earned === total.points ? "pass" : "fail"] : SIGNS.error;
    return `${sign} ${this.#say("points", { ...total })}${extra}`;
  }
}

/** A time in minutes, or in seconds when it is short. */
export function duration(seconds: number, say: ClassSay): string {
  if (seconds < 2 * MINUTE_S) return say("seconds", { count: Math.round(seconds) });
  return say("minutes", { count: Math.round(seconds / MINUTE_S) });
}
