import type { Mutant } from "./mutant.ts";
import type { MutantRun } from "./run.ts";

/**
 * What is said of a mutant after its runs. `killed`: with every seed its own checks failed and all
 * earlier ones passed. `early`: a check of an earlier stage failed. `missed`: what should have caught
 * it did not, with some seed. `error`: the grader could not judge.
 */
export type Verdict = "killed" | "early" | "missed" | "error";

/** A verdict and what it stands on. */
export interface Judgement {
  readonly verdict: Verdict;
  /** How many of the runs caught it as they should. */
  readonly caught: number;
  readonly runs: number;
  /** The checks of earlier stages that failed, or those that should have failed and did not. */
  readonly checks: readonly string[];
  /** For one that depends on timing: how many runs on real processes noticed it. */
  readonly noticed: number;
}

/** Judges a mutant by its runs. */
export function judge(mutant: Mutant, runs: readonly MutantRun[]): Judgement {
  const missing = runs.map((run) => missingIn(mutant, run));
  const earlier = runs.flatMap((run) => run.earlier);
  const errors = runs.flatMap((run) => run.errors);
  const missed = missing.flat();
  return {
    verdict: verdictOf(earlier, missed, errors),
    caught: missing.filter(({ length }, at) => length === 0 && runs[at]?.earlier.length === 0)
      .length,
    runs: runs.length,
    checks: [...new Set(earlier.length > 0 ? earlier : errors.length > 0 ? errors : missed)],
    noticed: runs.filter(({ failed }) => failed.length > 0).length,
  };
}

/** What a run should have failed by and did not. */
function missingIn({ caughtBy, stage, simulation }: Mutant, run: MutantRun): readonly string[] {
  if (simulation !== undefined) {
    const violated = run.violated ?? [];
    const others = violated.filter((invariant) => !simulation.violates.includes(invariant));
    if (others.length > 0) return others;
    return violated.length > 0 ? [] : simulation.violates;
  }
  const failed = run.failed.map(({ check }) => check);
  if (caughtBy.length === 0) return failed.length > 0 ? [] : [stage];
  return caughtBy.filter((check) => !failed.includes(check));
}

function verdictOf(
  earlier: readonly string[],
  missed: readonly string[],
  errors: readonly string[],
): Verdict {
  if (earlier.length > 0) return "early";
  if (errors.length > 0) return "error";
  return missed.length > 0 ? "missed" : "killed";
}
