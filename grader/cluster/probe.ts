import { createInterface } from "node:readline";
import { exited, overLimit } from "./ended.ts";
import { Inbox } from "./inbox.ts";
import type { ProgramProcess } from "./program-process.ts";

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
    process.stdin?.write(`${JSON.stringify(question)}\n`);
    const line = await this.#lines.next(timeoutMs);
    if (line !== null) return readAnswer(line);
    if (process.breach !== null) throw overLimit("probe", process.breach);
    const { exit } = process;
    if (exit?.broken !== undefined) throw exited("probe", process);
    const tail = process.output.lastLines(1);
    await this.close();
    if (exit === null) return { kind: "none", got: "…", isLate: true };
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

function readAnswer(line: string): ProbeAnswer {
  try {
    const answer: unknown = JSON.parse(line);
    if (typeof answer === "object" && answer !== null) {
      if ("error" in answer) return { kind: "error", error: String(answer.error) };
      if ("result" in answer) return { kind: "result", result: answer.result };
    }
  } catch {
    // Told below like every other line that is no answer.
  }
  return { kind: "none", got: line.slice(0, 300), isLate: false };
}
