/**
 * What submissions do when they meet, by lab: as scenarios of the grader, made for two or more nodes of
 * different submissions, with the reference's tracker where a lab has one.
 */
import { readScenario } from "../fixture/load.ts";
import type { Scenario } from "../fixture/scenario.ts";

/** What has to arrive in a phase of a match. */
export type Cargo = "peers" | "pool" | "blocks";

/** A part of a match: something that is given to one node has to arrive at the others. */
export interface Phase {
  readonly cargo: Cargo;
  /** The place in the match of the node that it is given to, from 0; -1 where all give. */
  readonly from: number;
}

/** A match as a scenario, and which phase each of its steps belongs to. */
export interface MatchPlan {
  readonly scenario: Scenario;
  readonly phases: readonly Phase[];
  /** For each step of the scenario the number of its phase; the start of all is a part of the first. */
  readonly phaseOfStep: readonly number[];
}

/** The reference's tracker, which all share. */
export const TRACKER = "t";
/** Seconds between two rounds of it; it gets a little longer where there are many nodes. */
const TRACKER_SLEEP = 0.1;
/** Seconds without a change after which something does not arrive any more: thirty rounds. */
const PATIENCE = 3;
/** Transactions that are given before a block is sealed. */
const BLOCK_ITEMS = 2;

type Steps = readonly (readonly [phase: Phase, steps: readonly object[]])[];

/** The name of a node by its place in a match. */
export function nodeName(place: number): string {
  return `s${place + 1}`;
}

/** The match of so many nodes in a lab; two meet one another, more meet all together. */
export function planMatch(lab: string, count: number): MatchPlan {
  const names = Array.from({ length: count }, (_, place) => nodeName(place));
  const make = { lab3: peersMatch, lab4: minersMatch }[lab] ?? ledgerMatch;
  const { programs, values = {}, steps } = make(names);
  const content = {
    ...{ id: "match", stage: "match", points: 0, source: "tournament", rule: ruleOf(lab) },
    title: { zh: "对局", en: "Match" },
    // Every scenario has three; those of a match are never shown.
    hints: [1, 2, 3].map(() => ({ zh: "-", en: "-" })),
    ...{ programs, values, steps: steps.flatMap(([, some]) => some) },
  };
  return {
    scenario: readScenario("match", content),
    phases: steps.map(([phase]) => phase),
    phaseOfStep: steps.flatMap(([, some], at) => some.map(() => at)),
  };
}

interface Match {
  readonly programs: Readonly<Record<string, object>>;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly steps: Steps;
}

function ruleOf(lab: string): string {
  return { lab3: "peers-spread", lab4: "told-once" }[lab] ?? "converge";
}

function tracked(names: readonly string[]): Record<string, object> {
  const [seed = ""] = names;
  const nodes = names.map((name) => [name, { program: "node", proxied: true }] as const);
  const sleep = TRACKER_SLEEP * Math.max(1, names.length / 4);
  const tracker = { program: "tracker", seed, sleep, maxConnection: names.length + 1 };
  return { ...Object.fromEntries(nodes), [TRACKER]: tracker };
}

/** Starts all and tells the first one of the others; the tracker finds them through it. */
function opening(names: readonly string[]): object[] {
  const [seed = "", ...others] = names;
  return [{ start: names }, register(seed, others), { start: [TRACKER] }];
}

function register(to: string, names: readonly string[]): object {
  const addr = names.map((name) => ({ $url: name }));
  return { send: { op: "register", args: { addr } }, to, expect: { status: 202 } };
}

/** Lab 3: what one knows of the others, all know after a round of the tracker. */
function peersMatch(names: readonly string[]): Match {
  const all = names.map((name) => ({ $url: name }));
  const knows = (to: string): object => ({
    send: { op: "peers" },
    to,
    expect: { status: 200, response: { peers: { $peers: all, of: { $url: to } } } },
  });
  const phase: Phase = { cargo: "peers", from: 0 };
  return {
    programs: tracked(names),
    steps: [[phase, [...opening(names), { until: names.map(knows), within: PATIENCE }]]],
  };
}

/** Lab 5: a pool from each side, then blocks that were sealed on each side. */
function ledgerMatch(names: readonly string[]): Match {
  const giveFrom = names.length === 2 ? names : names.slice(0, 1);
  const builders = names.map(
    (name) => [`b${name}`, { program: "builder", of: name, minItems: 1 }] as const,
  );
  let given = 0;
  const give = (to: string, count: number): object[] =>
    Array.from({ length: count }, () => {
      given += 1;
      const args = { pool: [{ $tx: given }] };
      return { send: { op: "merge", args }, to, expect: { status: 202 } };
    });
  const agree = (): object => ({
    converged: names,
    transactions: { $txs: [1, given] },
    within: PATIENCE,
  });
  const pools = names.map((name, from): Steps[number] => {
    const before = from === 0 ? opening(names) : [];
    return [{ cargo: "pool", from }, [...before, ...give(name, 1), agree()]];
  });
  const blocks = giveFrom.map((name, from): Steps[number] => {
    const builder = `b${name}`;
    const merges = give(name, BLOCK_ITEMS);
    // What one side has sealed has arrived at the other before that one begins.
    const sealed = { ...agree(), pool: [] };
    const steps = [...merges, { start: [builder] }, sealed, { kill: [builder] }];
    return [{ cargo: "blocks", from }, steps];
  });
  return {
    programs: { ...tracked(names), ...Object.fromEntries(builders) },
    steps: [...pools, ...blocks],
  };
}

/** Lab 4: blocks that are posted on each side arrive at the others; nobody mines. */
function minersMatch(names: readonly string[]): Match {
  const nodes = names.map((name) => [name, { program: "node", proxied: true, zeros: 2 }] as const);
  const others = (name: string): string[] => names.filter((one) => one !== name);
  const post = (to: string, at: number): object => ({
    post: { $ref: "CHAIN", at: `/${at}` },
    to,
  });
  const steps = names.map((name, from): Steps[number] => {
    const before =
      from === 0 ? [{ start: names }, ...names.map((one) => register(one, others(one)))] : [];
    const arrives = others(name).map((to) => ({
      untilChain: to,
      like: { $least: 2 * from + 2 },
      within: PATIENCE,
    }));
    const posts = [post(name, 2 * from), post(name, 2 * from + 1)];
    return [{ cargo: "blocks", from }, [...before, ...posts, ...arrives]];
  });
  const ports = names.flatMap((_, place) => [9001 + 2 * place, 9002 + 2 * place]);
  return {
    programs: Object.fromEntries(nodes),
    values: { CHAIN: { $mined: ports, zeros: 2 } },
    steps,
  };
}
