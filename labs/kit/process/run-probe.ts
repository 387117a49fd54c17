import { createInterface } from "node:readline";
import type { ProbeCalls } from "../programs/probe-program.ts";
import { chooseLanguage } from "../language/language.ts";
import { describeFault } from "./fault.ts";

/**
 * Runs a probe: JSON lines in, `{"call": "transactionHash", "args": […]}`, and for each one a line
 * out, `{"result": …}` or `{"error": "…"}`, until the input ends. What the functions print by the way
 * goes to standard error.
 */
export function runProbe(calls: ProbeCalls): void {
  console.log = console.error;
  console.info = console.error;
  console.debug = console.error;
  const language = chooseLanguage(undefined, process.env);
  createInterface({ input: process.stdin }).on("line", (line) => {
    process.stdout.write(`${JSON.stringify(answer(calls, line, language))}\n`);
  });
}

function answer(calls: ProbeCalls, line: string, language: "zh" | "en"): object {
  try {
    const { call, args } = JSON.parse(line) as { call: string; args: never[] };
    const run = Object.hasOwn(calls, call) ? calls[call] : undefined;
    if (run === undefined) return { error: `there is no call ${call}` };
    return { result: run(...args) ?? null };
  } catch (error) {
    return { error: describeFault(error, language) };
  }
}
