import type { BenchText } from "./messages.ts";

/** The parts of the bench, in the order in which they are measured. */
export const PARTS = ["hashing", "start", "requests", "ledger", "grading", "convergence"] as const;
export type Part = (typeof PARTS)[number];

/** What was measured of one thing, once in each round. */
export interface Figure {
  readonly part: Part;
  /** What it is, as an id of the catalogue, with its parameters. */
  readonly name: BenchText;
  readonly parameters?: Readonly<Record<string, string | number>>;
  /** What was measured in each round, in {@link unit}. */
  readonly values: readonly number[];
  readonly unit: "M/s" | "/s" | "ms" | "bytes";
  /** The same rounds of what it is compared with; left out where it is what others are compared with. */
  readonly against?: readonly number[];
  /** What the ratio ought to be: at least so much, or at most. */
  readonly goal?: { readonly atLeast: number } | { readonly atMost: number };
  /** What the value itself should not exceed. */
  readonly limit?: number;
}

/** A comparison that could not be made, and why: the bench says so and ends with status 1. */
export interface Missing {
  readonly part: Part;
  readonly reason: BenchText;
}

/** What a part has found. */
export interface Findings {
  readonly figures: readonly Figure[];
  readonly missing: readonly Missing[];
}

/** The lowest, the middle and the highest of some numbers. */
export interface Spread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** How numbers are spread; at least one is needed. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((one, other) => one - other);
  const at = (index: number): number => sorted[index] ?? NaN;
  const [left, right] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)];
  return { low: at(0), middle: (at(left) + at(right)) / 2, high: at(sorted.length - 1) };
}

/** Whether a figure is as good as it ought to be, by the middle of its rounds; null where nothing is asked. */
export function isMet(figure: Figure): boolean | null {
  const { goal, limit, values } = figure;
  const ratio = ratioOf(figure)?.middle ?? NaN;
  if (limit !== undefined) return spreadOf(values).middle <= limit;
  if (goal === undefined) return null;
  return "atLeast" in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
}

/** A figure's ratio to what it is compared with, round by round; null where it is compared with nothing. */
export function ratioOf({ values, against }: Figure): Spread | null {
  if (against === undefined) return null;
  return spreadOf(values.map((value, round) => value / (against[round] ?? NaN)));
}
