/**
 * `npm run simulate`: a large network of nodes that mine, in virtual time: how often it forks, how soon
 * it agrees, and what that takes, beside a model. Exit status 1 when the nodes of a network never agree.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { createLogUpdate } from "log-update";
import { INTERRUPTED, onStopSignal } from "../../labs/kit/command-line/stop-signals.ts";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import { Workspace } from "../cluster/workspace.ts";
import { renderPng } from "../evidence/drawing/render-png.ts";
import { drawForks } from "../simulate/draw-forks.ts";
import { createSimulateSay } from "../simulate/messages.ts";
import { headOf, renderNetworks } from "../simulate/render-networks.ts";
import type { Simulated } from "../simulate/render-networks.ts";
import { readSimulateOptions } from "../simulate/simulate-options.ts";
import type { SimulateOptions } from "../simulate/simulate-options.ts";
import { simulate } from "../simulate/simulator.ts";
import { runGraderProgram } from "./run-grader-program.ts";

runGraderProgram(async ({ args }) => {
  const options = await readSimulateOptions(args, process.env);
  const { jobs, language } = options;
  const [first] = jobs;
  if (first !== undefined) console.log(`${headOf(first, language)}\n`);
  const workspace = new Workspace();
  onStopSignal(() => {
    workspace.close();
    process.stderr.write(`${createSimulateSay(language)("interrupted")}\n`);
    process.exit(INTERRUPTED);
  });
  const networks: Simulated[] = [];
  const progress = createLogUpdate(process.stderr, { showCursor: true });
  try {
    await simulate(
      jobs,
      workspace,
      (job, result) => {
        networks.push({ job, result });
      },
      ({ nodes, blocks }, { found, virtual }) => {
        const told = { nodes, blocks, found, virtual: Math.round(virtual) };
        if (process.stderr.isTTY) progress(createSimulateSay(language)("progress", told));
      },
    );
  } finally {
    if (process.stderr.isTTY) progress.clear();
    workspace.close();
  }
  console.log(renderNetworks(networks, language));
  writeNetworks(networks, options);
  const isOneMind = ({ job, result }: Simulated): boolean =>
    result.agreed !== null && (job.part === 0 || result.converged !== null);
  process.exitCode = networks.every(isOneMind) ? 0 : 1;
});

function writeNetworks(networks: readonly Simulated[], { out, language }: SimulateOptions): void {
  if (out === undefined) return;
  const say = createSimulateSay(language);
  const svg = drawForks(networks, language);
  try {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "simulate.svg"), svg);
    writeFileSync(join(out, "simulate.png"), renderPng(svg));
    writeFileSync(join(out, "simulate.json"), `${JSON.stringify(networks, null, 2)}\n`);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(say("usage.cannot-write", { folder: out, reason }));
  }
  console.log(say("written", { folder: out }));
}
