import type { Language } from "../../labs/kit/language/language.ts";
import { isMet, ratioOf, spreadOf } from "./figure.ts";
import type { Figure } from "./figure.ts";
import { createBenchSay } from "./messages.ts";

/** A figure as people read it. */
export interface FigureTexts {
  readonly what: string;
  /** The middle of the rounds with its unit. */
  readonly value: string;
  /** The middle ratio; empty where it is compared with nothing. */
  readonly ratio: string;
  /** From the lowest ratio to the highest, or of the values where there is none. */
  readonly spread: string;
  /** What is asked of it, and whether it is so; empty where nothing is. */
  readonly goal: string;
}

/** A figure in a language. */
export function formatFigure(figure: Figure, language: Language): FigureTexts {
  const say = createBenchSay(language);
  const { values, unit, name, parameters = {}, goal, limit } = figure;
  const ratio = ratioOf(figure);
  const spread = ratio ?? spreadOf(values);
  const met = isMet(figure);
  const asked =
    limit !== undefined
      ? say("goal.limit", { value: `${limit} ${unit}` })
      : goal === undefined
        ? ""
        : "atLeast" in goal
          ? say("goal.at-least", { value: goal.atLeast })
          : say("goal.at-most", { value: goal.atMost });
  return {
    what: say(name, parameters),
    value: `${short(spreadOf(values).middle)} ${unit}`,
    ratio: ratio === null ? "" : `${short(ratio.middle)}×`,
    spread: `${short(spread.low)}–${short(spread.high)}`,
    goal: met === null ? "" : `${asked} ${say(met ? "goal.met" : "goal.missed")}`,
  };
}

/** A number with as many digits as mean something: three, and whole ones from a hundred on. */
function short(value: number): string {
  if (!Number.isFinite(value)) return "–";
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString("en-US");
  return value.toPrecision(3);
}
