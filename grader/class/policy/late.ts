import type { Exception, Policy } from "./policy.ts";

const DAY_MS = 86_400_000;
const ALL_PERCENT = 100;

/** Begun days by which a submission is late; 0 when it is not, or when lateness does not matter. */
export function daysLate(
  policy: Policy,
  { extraDays = 0, excused }: Exception,
  time: Date,
): number {
  if (policy.deadline === undefined || excused === true) return 0;
  const after = time.getTime() - Date.parse(policy.deadline) - extraDays * DAY_MS;
  return Math.max(0, Math.ceil(after / DAY_MS));
}

/**
 * The points that so many days cost of those that were earned, as a whole number: what percent leaves over
 * is rounded in the student's favour.
 */
export function penaltyOf({ late }: Policy, days: number, earned: number): number {
  if (late === undefined || days === 0) return 0;
  const { perDay, unit, most = ALL_PERCENT } = late;
  const lost = Math.min(perDay * days, most);
  const points =
    unit === "points" ? lost : Math.floor((earned * Math.min(lost, ALL_PERCENT)) / ALL_PERCENT);
  return Math.min(points, earned);
}
