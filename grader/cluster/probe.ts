import { createInterface } from "node:readline";
import { exited, overLimit } from "./ended.ts";
import { Inbox } from "./inbox.ts";
import { parseJson } from "./parse-json.ts";
import type { ProgramProcess } from "./program-process.ts";

/** How much of a line that is no answer is shown. */
const MAX_SHOWN = 300;

/** What a probe answered to a call. */
export type ProbeAnswer =
  | { readonly kind: "result"; readonly result: unknown }
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "none"; readonly got: string; readonly isLate: boolean };

/**
 * The probe of a submission: functions without messages of their own, asked line by line. One process
 * serves all scenarios, one call after the other; when it ends or hangs, the next call starts another.
 */
export class Probe {
  readonly #start: () => ProgramProcess;
  #process: ProgramProcess | null = null;
  #lines = new Inbox();
  #last: Promise<unknown> = Promise.resolve();

  /** @param start - starts the process of the probe. */
  constructor(start: () => ProgramProcess) {
    this.#start = start;
  }

  /** Asks for the result of a call. */
  async call(call: string, args: readonly unknown[], timeoutMs: number): Promise<ProbeAnswer> {
    const answer = this.#last.then(() => this.#ask({ call, args }, timeoutMs));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the process; may be called twice. */
  async close(): Promise<void> {
    await this.#process?.kill();
    this.#process = null;
  }

  async #ask(question: object, timeoutMs: number): Promise<ProbeAnswer> {
    const process = this.#running();
    while (this.#lines.take() !== undefined); // What it printed since its last answer.
    process.stdin?.write(`${JSON.stringify(question)}\n`);
    const deadline = performance.now() + timeoutMs;
    let printed: string | undefined;
    for (;;) {
      const line = await this.#lines.next(deadline - performance.now());
      if (line === null) break;
      const answer = readAnswer(line);
      if (answer !== null) return answer;
      printed ??= line.slice(0, MAX_SHOWN);
    }
    // The next call starts another, whatever became of this one.
    const { breach, exit } = process;
    const tail = process.output.lastLines(1);
    await this.close();
    if (breach !== null) throw overLimit("probe", breach);
    if (exit?.broken !== undefined) throw exited("probe", process);
    if (exit === null) return { kind: "none", got: printed ?? "…", isLate: printed === undefined };
    return { kind: "none", got: `status ${exit.code ?? "?"} ${tail}`.trim(), isLate: false };
  }

  #running(): ProgramProcess {
    if (this.#process !== null) return this.#process;
    const process = this.#start();
    this.#process = process;
    const lines = new Inbox();
    this.#lines = lines;
    if (process.stdout !== null) {
      createInterface({ input: process.stdout }).on("line", (line) => {
        lines.add(line);
      });
    }
    void process.ended.then(() => {
      lines.end();
    });
    return process;
  }
}

/** The answer in a line; null for any other line, such as one that the program prints for itself. */
function readAnswer(line: string): ProbeAnswer | null {
  try {
    const answer = parseJson(line);
    if (typeof answer === "object" && answer !== null) {
      if ("error" in answer) return { kind: "error", error: String(answer.error) };
      if ("result" in answer) return { kind: "result", result: answer.result };
    }
  } catch {
    // Not JSON, then: no answer.
  }
  return null;
}
