import { join } from "node:path";
import type { Language } from "../../labs/kit/language/language.ts";
import type { ProgramOwner } from "../cluster/cluster-options.ts";
import type { Launcher } from "../cluster/launcher.ts";
import { Probe } from "../cluster/probe.ts";
import { runScenario } from "../check/run-scenario.ts";
import type { Failure } from "../check/failure.ts";
import type { Rules } from "../grade/plan.ts";
import { brokenExchange } from "./broken-exchange.ts";
import type { Arena, Entrant } from "./entrant.ts";
import { nodeName } from "./match-plan.ts";
import type { MatchPlan, Phase } from "./match-plan.ts";
import { wordsOf } from "./tell-break.ts";
import type { Break } from "./tournament-result.ts";

/** What a match needs besides those who play it. */
export interface Table {
  readonly arena: Arena;
  /** Of the reference, whose tracker all share. */
  readonly referee: Launcher;
  readonly rules: Rules;
  readonly language: Language;
  /** Tells one match from another. */
  readonly id: string;
}

/** How a match ended. */
export interface Played {
  /** How many phases went well, from the first on. */
  readonly phases: number;
  readonly broke: Break | null;
  /** Whether something came too late, so that a busy machine may be the reason. */
  readonly isLate: boolean;
}

/** Has nodes of submissions meet in one network, and sees what arrives at the others. */
export async function playMatch(
  entrants: readonly Entrant[],
  plan: MatchPlan,
  { arena, referee, rules, language, id }: Table,
): Promise<Played> {
  const owners = new Map<string, ProgramOwner>();
  for (const [place, { launcher, naming }] of entrants.entries()) {
    const owner = { launcher, naming, folder: join(launcher.folder, id) };
    for (const name of [nodeName(place), `b${nodeName(place)}`]) owners.set(name, owner);
  }
  const { lab, workspace, timeoutFactor, locale, seed } = arena;
  let lines: readonly string[] = [];
  const outcome = await runScenario(plan.scenario, {
    ...{ launcher: referee, workspace, timeoutFactor, locale, seed, owners },
    probe: new Probe(() => {
      throw new Error("a match asks no probe");
    }),
    folder: join(workspace.folder, id),
    nodeOptions: lab.nodeOptions,
    naming: "taken",
    journalFrom: performance.now(),
    onJournal: (all) => {
      lines = all;
    },
  });
  if (outcome.kind === "pass") return { phases: plan.phases.length, broke: null, isLate: false };
  const { failure } = outcome;
  const phases = plan.phaseOfStep[(failure.step ?? 1) - 1] ?? 0;
  const phase = plan.phases[phases] ?? { cargo: "pool", from: 0 };
  const words = wordsOf(failure, lab.id, rules, language);
  const rename = renamer(entrants);
  const broke: Break = {
    code: failure.code,
    cargo: phase.cargo,
    from: entrants[phase.from]?.name ?? "",
    of: ownerOf(failure, entrants),
    expected: rename(words.expected),
    got: rename(words.got),
    why: words.why,
    frames: brokenExchange(lines, receiverOf(failure, phase, entrants.length), phase.cargo, rename),
  };
  return { phases, broke, isLate: failure.waited !== undefined };
}

/** Names of a match as those of submissions. */
function renamer(entrants: readonly Entrant[]): (text: string) => string {
  return (text) =>
    text
      .replaceAll(/\bb?s(\d+)\b/g, (name, place) => entrants[Number(place) - 1]?.name ?? name)
      .replaceAll(/(?<![\w-])t(?=→)/g, "tracker");
}

/** Whose program a failure is about. */
function ownerOf({ program = "" }: Failure, entrants: readonly Entrant[]): string | null {
  const [, place] = /^b?s(\d+)$/.exec(program) ?? [];
  return entrants[Number(place) - 1]?.name ?? null;
}

/** The node at which something did not arrive: the other one of two, else that which a failure is about. */
function receiverOf({ program }: Failure, { from }: Phase, count: number): string {
  if (count === 2) return nodeName(1 - from);
  return program ?? nodeName(from === 0 ? 1 : 0);
}
