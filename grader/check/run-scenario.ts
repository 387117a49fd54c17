import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Cluster } from "../cluster/cluster.ts";
import type { ClusterOptions } from "../cluster/cluster.ts";
import type { Script } from "../cluster/scripted-peer.ts";
import { programsOf } from "../fixture/load.ts";
import type { Scenario, Step } from "../fixture/scenario.ts";
import { literal, seeded } from "../fixture/seeded.ts";
import { resolve } from "../fixture/values.ts";
import type { Environment } from "../fixture/values.ts";
import { MAX_SCENARIO_MS } from "../limits/limits.ts";
import { CheckFailure } from "./failure.ts";
import type { Failure } from "./failure.ts";
import { measureHashRate, raceFor } from "./race-plan.ts";
import { runStep } from "./run-step.ts";
import { withinTime } from "./within-time.ts";
import type { Scene } from "./scene.ts";

/** What a scenario runs with. */
export interface RunOptions extends Omit<ClusterOptions, "programs"> {
  readonly seed: number;
  /** Called with the whole output of each program when the scenario is over. */
  readonly onOutput?: (variant: string, program: string, text: string) => void;
}

/**
 * Runs a scenario: word for word where it says so, and with ids and amounts from the seed. Returns
 * what the submission did wrong, or null.
 *
 * @throws whatever the grader itself did wrong.
 */
export async function runScenario(
  scenario: Scenario,
  options: RunOptions,
): Promise<Failure | null> {
  const variants = scenario.literal === true ? (["slides", "seed"] as const) : (["seed"] as const);
  for (const variant of variants) {
    const failure = await runVariant(scenario, variant, options);
    if (failure !== null) return failure;
  }
  return null;
}

async function runVariant(
  scenario: Scenario,
  variant: "slides" | "seed",
  options: RunOptions,
): Promise<Failure | null> {
  const folder = join(options.folder, variant);
  const race = hasRace(scenario) ? raceFor(measureHashRate(), availableParallelism()) : null;
  const cluster = await Cluster.create({
    ...options,
    folder,
    programs: scenario.programs,
    raceZeros: race?.zeros,
  });
  const environment: Environment = {
    replacement: variant === "slides" ? literal : seeded(options.seed),
    values: new Map(),
    url: (name, host) => cluster.url(name, host),
    port: (name) => cluster.port(name),
  };
  const { timeoutFactor } = options;
  const scene: Scene = {
    cluster,
    environment,
    timeoutFactor,
    seen: new Map(),
    posted: new Map(),
    race,
  };
  try {
    for (const [name, value] of Object.entries(scenario.values)) {
      environment.values.set(name, resolve(value, environment));
    }
    for (const [name, peer] of programsOf(scenario, "peer")) {
      const { peers = [], pool = [], blocks = [], chain, answers, handshake, holdsChain } = peer;
      const script = resolve({ peers, pool, blocks, chain }, environment) as Script;
      await cluster.addPeer(name, { ...script, answers, handshake, holdsChain });
    }
    const timeoutMs = MAX_SCENARIO_MS * timeoutFactor;
    return await withinTime(timeoutMs, (signal) => runSteps(scene, scenario, variant, signal));
  } finally {
    await cluster.close();
    for (const [program, text] of cluster.outputs()) options.onOutput?.(variant, program, text);
  }
}

/** Whether the difficulty of a scenario's nodes follows from the speed of the machine. */
function hasRace(scenario: Scenario): boolean {
  return programsOf(scenario, "node").some(([, { zeros }]) => zeros === "race");
}

async function runSteps(
  scene: Scene,
  scenario: Scenario,
  variant: "slides" | "seed",
  signal: AbortSignal,
): Promise<Failure | null> {
  const { cluster } = scene;
  for (const [at, step] of scenario.steps.entries()) {
    if (signal.aborted) return null;
    const fault = (await faultOf(scene, step)) ?? cluster.overLimit();
    if (fault === null) continue;
    // A program that went over a limit was ended: what else went wrong comes of that.
    const { failure } = cluster.overLimit() ?? fault;
    const rule = failure.rule ?? ("rule" in step.step ? step.step.rule : undefined);
    const place = { step: at + 1, variant };
    return { ...failure, rule: rule ?? scenario.rule, ...place, logs: cluster.logs() };
  }
  return null;
}

/** What the submission did wrong in a step, or null. */
async function faultOf(scene: Scene, step: Step): Promise<CheckFailure | null> {
  try {
    await runStep(scene, step);
    return null;
  } catch (error) {
    if (error instanceof CheckFailure) return error;
    throw error;
  }
}
