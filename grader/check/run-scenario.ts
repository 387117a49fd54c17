import { join } from "node:path";
import { Cluster } from "../cluster/cluster.ts";
import type { ClusterOptions } from "../cluster/cluster-options.ts";
import { Journal } from "../cluster/journal.ts";
import type { Script } from "../cluster/scripted-peer.ts";
import { programsOf } from "../fixture/load.ts";
import type { Scenario, Step } from "../fixture/scenario.ts";
import { literal, seeded } from "../fixture/seeded.ts";
import { resolve } from "../fixture/values.ts";
import type { Environment } from "../fixture/values.ts";
import { MAX_SCENARIO_MS } from "../limits/limits.ts";
import { UNTIMED } from "./timing.ts";
import type { Stopwatch } from "./timing.ts";
import type { SceneRecorder } from "../evidence/bundle/scene-recorder.ts";
import { NoEvidence } from "./evidence.ts";
import { CheckFailure } from "./failure.ts";
import type { Failure } from "./failure.ts";
import { framesUpTo } from "./frames.ts";
import { planRace } from "./race-plan.ts";
import type { RacePlan } from "./race-plan.ts";
import { runStep } from "./run-step.ts";
import { spanOfStep } from "./span-of-step.ts";
import { withinTime } from "./within-time.ts";
import type { Scene } from "./scene.ts";

/** What a scenario runs with. */
export interface RunOptions extends Omit<ClusterOptions, "programs" | "journal" | "onEvent"> {
  readonly seed: number;
  /** How long a race is to be, where the scenario has one; the machine is measured when it is left out. */
  readonly race?: RacePlan | null;
  /** What the times of the journal count from; null when no journal is kept. */
  readonly journalFrom: number | null;
  /** Called with the journal's lines when the scenario is over. */
  readonly onJournal?: (lines: readonly string[]) => void;
  /** Called with the whole output of each program when the scenario is over. */
  readonly onOutput?: (variant: string, program: string, text: string) => void;
  /** Who records the scenario for the bundle of the run; missing when nobody does. */
  recorder?: SceneRecorder;
  /** Who is told what the time goes to; missing when nobody wants to know. */
  readonly stopwatch?: Stopwatch;
}

/**
 * How a scenario went: the submission did what it should; it did not, and how; or a fault left no
 * evidence that it bit, so that what followed proves nothing.
 */
export type Outcome =
  | { readonly kind: "pass" }
  | { readonly kind: "fail"; readonly failure: Failure }
  | { readonly kind: "no-evidence"; readonly failure: Failure };

const PASS: Outcome = { kind: "pass" };

/**
 * Runs a scenario: word for word where it says so, and with ids and amounts from the seed.
 *
 * @throws whatever the grader itself did wrong.
 */
export async function runScenario(scenario: Scenario, options: RunOptions): Promise<Outcome> {
  const variants = scenario.literal === true ? (["slides", "seed"] as const) : (["seed"] as const);
  for (const variant of variants) {
    const outcome = await runVariant(scenario, variant, options);
    if (outcome.kind !== "pass") return outcome;
  }
  return PASS;
}

async function runVariant(
  scenario: Scenario,
  variant: "slides" | "seed",
  options: RunOptions,
): Promise<Outcome> {
  const { journalFrom, seed, recorder, stopwatch = UNTIMED } = options;
  const journal =
    journalFrom === null
      ? null
      : new Journal(journalFrom, { scenario: scenario.id, variant }, recorder?.shownCharacters);
  const folder = join(options.folder, variant);
  const { race = planRace(scenario) } = options;
  const cluster = await Cluster.create({
    ...options,
    folder,
    programs: scenario.programs,
    journal,
    raceZeros: race?.zeros,
    ...(recorder !== undefined && {
      onEvent: (kind, names) => {
        recorder.note(kind, names);
      },
    }),
  });
  const environment: Environment = {
    replacement: variant === "slides" ? literal : seeded(seed),
    values: new Map(),
    url: (name, host) => cluster.edges.url(name, host),
    port: (name) => cluster.edges.port(name),
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
  recorder?.begin(variant, cluster);
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
    return await withinTime(timeoutMs, (signal) =>
      runSteps(scene, scenario, variant, signal, stopwatch),
    );
  } finally {
    await recorder?.look();
    await stopwatch.span("stop", () => cluster.close());
    const lines = journal?.lines() ?? [];
    recorder?.end(lines, cluster.outputs());
    if (journal !== null) options.onJournal?.(lines);
    for (const [program, text] of cluster.outputs()) options.onOutput?.(variant, program, text);
  }
}

async function runSteps(
  scene: Scene,
  scenario: Scenario,
  variant: "slides" | "seed",
  signal: AbortSignal,
  stopwatch: Stopwatch,
): Promise<Outcome> {
  const { cluster } = scene;
  for (const [at, step] of scenario.steps.entries()) {
    if (signal.aborted) return PASS;
    cluster.beginStep();
    const fault =
      (await stopwatch.span(spanOfStep(step.kind), () => faultOf(scene, step))) ??
      cluster.overLimit();
    if (fault === null) continue;
    // What a submission does behind a proxy that is down says nothing about the submission.
    cluster.edges.check();
    // A program that went over a limit was ended: what else went wrong comes of that.
    const found = cluster.overLimit() ?? fault;
    const isSilent = found instanceof NoEvidence;
    const { rule = "rule" in step.step ? step.step.rule : undefined, ...failure } = isSilent
      ? { code: "no-evidence" as const, expected: found.expected, got: found.got }
      : found.failure;
    const frames = framesUpTo(scenario, at, scene.environment);
    const place = {
      rule: rule ?? scenario.rule,
      step: at + 1,
      variant,
      ...(frames === undefined ? {} : { frames }),
      logs: cluster.logs(),
    };
    return { kind: isSilent ? "no-evidence" : "fail", failure: { ...failure, ...place } };
  }
  return PASS;
}

/** What the submission did wrong in a step, or that a fault left no evidence; or null. */
async function faultOf(scene: Scene, step: Step): Promise<CheckFailure | NoEvidence | null> {
  try {
    await runStep(scene, step);
    return null;
  } catch (error) {
    if (error instanceof CheckFailure || error instanceof NoEvidence) return error;
    throw error;
  }
}
