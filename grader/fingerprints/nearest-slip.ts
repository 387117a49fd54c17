import type { FailedCheck } from "./failed-check.ts";
import type { Fingerprint } from "./fingerprint.ts";

/** What was seen of one stage. */
export interface SeenStage {
  readonly lab: string;
  readonly stage: string;
  /** The checks that were judged, passed or failed. */
  readonly judged: readonly string[];
  readonly failed: readonly FailedCheck[];
}

/**
 * How near a slip has to be at least to be named, see `nearness`. Measured on the bank with each slip's
 * own fingerprint left out, at this value 18 of 110 are named after a twin that fails in just the same
 * way and one after another slip; at a half there are ten of the latter.
 */
const NEAR_ENOUGH = 0.75;

/**
 * The known slip of which a stage fails as it does; null when none is near enough, when two are equally
 * near, or when every check failed and none explains them all: then the stage is just not written yet.
 */
export function nearestSlip(
  seen: SeenStage,
  fingerprints: readonly Fingerprint[],
): Fingerprint | null {
  const { lab, stage, judged, failed } = seen;
  if (failed.length === 0) return null;
  const ranked = fingerprints
    .filter((one) => one.lab === lab && one.stage === stage)
    .map((slip) => ({ slip, near: nearness(slip, seen) }))
    .sort((one, other) => other.near - one.near);
  const [first, second] = ranked;
  if (first === undefined || first.near === second?.near) return null;
  const least = failed.length === judged.length ? 1 : NEAR_ENOUGH;
  return first.near >= least ? first.slip : null;
}

/**
 * How near a slip is to what was seen, from 0 to 1: of all checks that fail here or fail of the slip,
 * the part that fails in both with the same code, at the same place and step. Checks that were not
 * judged say nothing.
 */
function nearness({ failed: known }: Fingerprint, { judged, failed }: SeenStage): number {
  const expected = known.filter(({ check }) => judged.includes(check));
  const same = expected.filter((one) => failed.some((other) => isSameFailure(one, other)));
  const all = new Set([...expected, ...failed].map(({ check }) => check));
  return all.size === 0 ? 0 : same.length / all.size;
}

/** Whether a failure is the known one; what differs from seed to seed is not known. */
function isSameFailure(known: FailedCheck, seen: FailedCheck): boolean {
  return (
    known.check === seen.check &&
    known.code === seen.code &&
    (known.at === undefined || known.at === seen.at) &&
    (known.step === undefined || known.step === seen.step) &&
    (known.status === undefined || known.status === seen.status)
  );
}
