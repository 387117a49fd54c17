import type { Arrival, TournamentResult } from "./tournament-result.ts";

/** Who was given something, and what became of it: by the giver's name, then the receiver's. */
export type Matrix = ReadonlyMap<string, ReadonlyMap<string, Arrival>>;

/** The signs of a matrix. */
export const SIGNS: Readonly<Record<Arrival, string>> = { arrived: "✓", lost: "✗", untried: "·" };

/** The matrix of a tournament. */
export function matrixOf({ matches }: Pick<TournamentResult, "matches">): Matrix {
  const matrix = new Map<string, Map<string, Arrival>>();
  const put = (from: string, to: string, arrival: Arrival): void => {
    const row = matrix.get(from) ?? new Map<string, Arrival>();
    matrix.set(from, row.set(to, arrival));
  };
  for (const { left, right, toLeft, toRight } of matches) {
    put(left, right, toRight);
    put(right, left, toLeft);
  }
  return matrix;
}

/** Those that took part in matches, in the order of the members. */
export function playersOf({ members }: Pick<TournamentResult, "members">): string[] {
  return members.filter(({ fault }) => fault === null).map(({ name }) => name);
}
