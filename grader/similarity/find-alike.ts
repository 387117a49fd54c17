import { compare } from "./compare.ts";
import { readSkeleton } from "./read-code.ts";
import type { ReadCode } from "./read-code.ts";
import type { Comparison } from "./render-page.ts";

/** Less than this has one natural solution, which everybody finds. */
const LEAST_TOKENS = 100;
/** From what on a pair is listed, in percent of own code; independent solutions were measured below 10. */
export const DEFAULT_SHARE = 40;
/** How many can be compared at most: every one with every other, half a million pairs. */
export const MAX_COMPARED = 1_000;

/**
 * Compares submissions of a lab, and keeps the pairs that somebody should look at.
 *
 * @param share - from what on a pair is listed, in percent of own code.
 */
export function findAlike(
  lab: string,
  { submissions, omissions }: ReadCode,
  share: number = DEFAULT_SHARE,
): Comparison {
  const least = { share: share / 100, tokens: LEAST_TOKENS };
  const found = compare(submissions, readSkeleton(lab));
  const pairs = found.pairs.filter(
    (pair) => pair.share >= least.share && pair.tokens >= least.tokens,
  );
  return { lab, submissions, pairs, omissions: [...omissions, ...found.omissions], least };
}
