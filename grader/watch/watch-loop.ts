import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import type { Language } from "../../labs/kit/language/language.ts";
import type { RunRecord } from "../record/record.ts";
import { KEYS, listenToKeys } from "./keys.ts";
import type { Action } from "./keys.ts";
import { runRound } from "./round.ts";
import type { RoundEvent, Watched } from "./round.ts";
import { createWatchSay, failuresOf, knownRecord, renderScreen } from "./screen.ts";
import type { View } from "./screen.ts";

/** How much of each log is shown. */
const LOG_LINES = 20;
/** Clears a terminal and what was scrolled away. */
const CLEAR = "\u001B[2J\u001B[3J\u001B[H";

/** The loop of `npm run watch`: rounds of grading, one at a time, and what is shown of them. */
export class WatchLoop {
  readonly #watched: Watched;
  readonly #empty: RunRecord;
  #view: View;
  #round: AbortController | null = null;
  /** The rounds, one after the other: the next one begins when the last one is really over. */
  #rounds: Promise<void> = Promise.resolve();
  #output: NodeJS.WriteStream = process.stdout;
  #finish: (error?: Error) => void = () => undefined;

  /** @param empty - a record of the lab in which nothing has run. */
  constructor(watched: Watched, empty: RunRecord, language: Language) {
    this.#watched = watched;
    this.#empty = empty;
    const idle = { failure: 0, hints: 0, isRunning: false, seconds: null };
    this.#view = { ...idle, language, stage: empty.stages[0]?.id ?? null };
  }

  /**
   * Grades once, then waits for changes and keys until it is ended.
   *
   * @param onInterrupt - called for Ctrl-C on a terminal.
   * @throws what the grader itself did wrong.
   */
  async run(
    input: NodeJS.ReadStream,
    output: NodeJS.WriteStream,
    onInterrupt: () => void,
  ): Promise<void> {
    this.#output = output;
    const finished = new Promise<void>((resolve, reject) => {
      this.#finish = (error) => {
        if (error === undefined) resolve();
        else reject(error);
      };
    });
    const stopKeys = listenToKeys(
      input,
      (action, key) => {
        this.#act(action, key);
      },
      onInterrupt,
    );
    this.grade();
    try {
      await finished;
    } finally {
      stopKeys();
      this.end();
      await this.#rounds;
    }
  }

  /** Grades what has changed; a round that is under way is given up for it. */
  grade(isWhole = false): void {
    this.#round?.abort();
    const round = new AbortController();
    this.#round = round;
    const began = performance.now();
    this.#rounds = this.#rounds.then(async () => {
      if (round.signal.aborted) return;
      this.#show({ isRunning: true });
      await runRound(this.#watched, {
        isWhole,
        language: this.#view.language,
        signal: round.signal,
        onEvent: (event, stage) => {
          this.#notice(event, stage, (performance.now() - began) / 1000);
        },
      }).catch(this.#finish);
    });
  }

  /** Ends a round that is under way; may be called twice. */
  end(): void {
    this.#round?.abort();
  }

  #notice(event: RoundEvent, stage: string | null, seconds: number): void {
    if (event === "check") {
      // A terminal can be drawn anew; elsewhere only verdicts are told.
      if (this.#output.isTTY) this.#show({});
      return;
    }
    const isOther = stage !== this.#view.stage;
    const reset = isOther || event === "verdict" ? { failure: 0, hints: 0 } : {};
    const isRunning = event !== "done";
    this.#show({ ...reset, stage, isRunning, ...(event === "verdict" ? { seconds } : {}) });
  }

  #act(action: Action | null, key: string): void {
    const { hints, failure, language } = this.#view;
    switch (action) {
      case KEYS.h:
        this.#show({ hints: hints + 1 });
        return;
      case KEYS.n:
        this.#show({ failure: failure + 1, hints: 0 });
        return;
      case KEYS.a:
        this.grade(true);
        return;
      case KEYS.g:
        this.#show({ language: language === "zh" ? "en" : "zh" });
        return;
      case KEYS.l:
        this.#output.write(`${this.#logs()}\n`);
        return;
      case KEYS.q:
        this.#finish();
        return;
      case null:
        this.#output.write(`${createWatchSay(language)("unknown-key", { key })}\n`);
    }
  }

  #show(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    const { plan, progress } = this.#watched;
    const record = knownRecord(this.#empty, progress);
    const screen = renderScreen(record, plan, progress, this.#view);
    this.#output.write(this.#output.isTTY ? `${CLEAR}${screen}\n` : `${screen}\n\n`);
  }

  /** The end of every log of the check that is explained. */
  #logs(): string {
    const { stage, failure, language } = this.#view;
    const say = createWatchSay(language);
    const failures = failuresOf(knownRecord(this.#empty, this.#watched.progress), stage);
    const check = failures[failure % Math.max(1, failures.length)];
    if (check === undefined) return say("no-failure");
    const folder = join(this.#watched.logFolder, check.id);
    if (!existsSync(folder)) return say("no-logs");
    const logs = readdirSync(folder)
      .sort()
      .flatMap((file) => {
        const lines = readFileSync(join(folder, file), "utf8").trimEnd().split("\n");
        return [`── ${file}`, ...lines.slice(-LOG_LINES)];
      });
    return [...logs, say("logs", { folder })].join("\n");
  }
}
