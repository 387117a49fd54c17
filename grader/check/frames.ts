import type { Scenario, Step } from "../fixture/scenario.ts";
import { resolve } from "../fixture/values.ts";
import type { Environment } from "../fixture/values.ts";

/** Nobody pastes more, or longer ones. */
const MAX_FRAMES = 8;
const MAX_CHARACTERS = 1500;
/** The status of what changes something: all else need not be repeated to get to the same state. */
const ACCEPTED = 202;

/**
 * The frames by which a fresh node shows what a step has found: those before it that changed something,
 * then its own. Undefined where that is not all it takes: the scenario has other programs, the step or
 * one before it does something else than to send, or the frames are too many or too long to be typed.
 *
 * @param at - the position of the step that failed, counted from 0.
 */
export function framesUpTo(
  { programs, steps }: Scenario,
  at: number,
  environment: Environment,
): readonly string[] | undefined {
  const [start, ...sent] = steps.slice(0, at + 1);
  if (Object.keys(programs).length !== 1 || start?.kind !== "start") return undefined;
  const frames: string[] = [];
  for (const [place, step] of sent.entries()) {
    const frame = frameOf(step, environment);
    if (frame === null) return undefined;
    if (place === sent.length - 1 || frame.isAccepted) frames.push(frame.text);
  }
  // An empty frame can't be typed, and a line break would end it.
  const isShort = frames.every((text) => /^[^\r\n]+$/.test(text) && text.length <= MAX_CHARACTERS);
  const isAny = frames.length > 0 && frames.length <= MAX_FRAMES;
  return isAny && isShort ? frames : undefined;
}

function frameOf(
  { kind, step }: Step,
  environment: Environment,
): { readonly text: string; readonly isAccepted: boolean } | null {
  if (kind !== "send" && kind !== "sendText") return null;
  const { expect } = step as { readonly expect: { readonly status?: unknown } };
  const isAccepted = expect.status === ACCEPTED;
  return kind === "send"
    ? { text: JSON.stringify(resolve(step.send, environment)), isAccepted }
    : { text: resolve(step.sendText, environment) as string, isAccepted };
}
