import type { StepKind } from "../fixture/scenario.ts";
import type { Span } from "./timing.ts";

/** The steps that do more than to exchange something: they start, end, or wait for something. */
const SPANS: Partial<Record<StepKind, Span>> = {
  start: "start",
  kill: "stop",
  until: "wait",
  untilChain: "wait",
  converged: "wait",
  received: "wait",
  told: "wait",
  asked: "wait",
  exits: "wait",
  heal: "wait",
  resume: "wait",
  outrun: "wait",
  race: "wait",
};

/** What the time of a step counts as. */
export function spanOfStep(kind: StepKind): Span {
  return SPANS[kind] ?? "replay";
}
