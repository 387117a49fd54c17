import { createInterface } from "node:readline";
import type { ProgramProcess } from "./program-process.ts";

/** What a probe answered to a call. */
export type ProbeAnswer =
  | { readonly kind: "result"; readonly result: unknown }
  | { readonly kind: "error"; readonly error: string }
  | { readonly kind: "none"; readonly got: string };

/** The probe of a submission: functions without messages of their own, asked line by line. */
export class Probe {
  readonly #process: ProgramProcess;
  readonly #lines: string[] = [];
  #wake: (() => void) | null = null;

  constructor(process: ProgramProcess) {
    this.#process = process;
    if (process.stdout === null) return;
    createInterface({ input: process.stdout }).on("line", (line) => {
      this.#lines.push(line);
      this.#wake?.();
    });
    void process.ended.then(() => this.#wake?.());
  }

  /** Asks for the result of a call. */
  async call(call: string, args: readonly unknown[], timeoutMs: number): Promise<ProbeAnswer> {
    this.#process.stdin?.write(`${JSON.stringify({ call, args })}\n`);
    const line = await this.#next(timeoutMs);
    if (line === null) {
      const { exit } = this.#process;
      return { kind: "none", got: exit === null ? "no line" : `status ${exit.code ?? "?"}` };
    }
    return readAnswer(line);
  }

  async #next(timeoutMs: number): Promise<string | null> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const line = this.#lines.shift();
      if (line !== undefined) return line;
      const left = deadline - performance.now();
      if (this.#process.exit !== null || left <= 0) return null;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
    }
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
  return { kind: "none", got: line.slice(0, 300) };
}
