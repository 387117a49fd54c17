/**
 * `npm run bench`: how fast mining, nodes and long ledgers are, each beside something else in the same
 * run: a table, and a picture of it. Exit status 1 when a comparison could not be made; what a goal
 * misses is told, and no failure, since machines differ.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { INTERRUPTED, onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { readBenchOptions } from "../bench/bench-options.ts";
import type { BenchOptions } from "../bench/bench-options.ts";
import { describeMachine, renderBench } from "../bench/bench-result.ts";
import type { BenchResult } from "../bench/bench-result.ts";
import { drawBench } from "../bench/draw-bench.ts";
import { createBenchSay } from "../bench/messages.ts";
import { runParts } from "../bench/run-parts.ts";
import { Workspace } from "../cluster/workspace.ts";
import { renderPng } from "../evidence/drawing/render-png.ts";
import { runGraderProgram } from "./run-grader-program.ts";

runGraderProgram(async ({ args }) => {
  const options = await readBenchOptions(args, process.env);
  const { language, rounds } = options;
  const say = createBenchSay(language);
  const workspace = new Workspace();
  onStopSignal(() => {
    workspace.close();
    process.stderr.write(`${say("interrupted")}\n`);
    process.exit(INTERRUPTED);
  });
  let result: BenchResult;
  try {
    const found = await runParts({ ...options, workspace }, (part) => {
      process.stderr.write(`${say("measuring", { part })}\n`);
    });
    result = { ...describeMachine(), rounds, ...found };
  } finally {
    workspace.close();
  }
  console.log(renderBench(result, language));
  writeResult(result, options);
  process.exitCode = result.missing.length === 0 ? 0 : 1;
});

function writeResult(result: BenchResult, { out, language }: BenchOptions): void {
  if (out === undefined) return;
  const say = createBenchSay(language);
  const svg = drawBench(result, language);
  try {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "bench.svg"), svg);
    writeFileSync(join(out, "bench.png"), renderPng(svg));
    writeFileSync(join(out, "bench.json"), `${JSON.stringify(result, null, 2)}\n`);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(say("usage.cannot-write", { folder: out, reason }));
  }
  console.log(say("written", { folder: out }));
}
