/**
 * Statuses that count alike: those of success, those of an error, and either. The contract gives no number
 * where the seeds give none.
 */
const RANGES = {
  success: [[200, 299]],
  error: [[400, 599]],
  any: [
    [200, 299],
    [400, 599],
  ],
} as const;

/** A status that is asked for: a number, or one of a range of them. */
export type WantedStatus = number | keyof typeof RANGES;

/** Whether a status is the one that is asked for, or one of its range. */
export function isStatus(status: number, wanted: WantedStatus): boolean {
  if (typeof wanted === "number") return status === wanted;
  return RANGES[wanted].some(([first, last]) => status >= first && status <= last);
}

/** A status that is asked for, as explanations show it. */
export function statusText(wanted: WantedStatus): number | string {
  if (typeof wanted === "number") return wanted;
  return RANGES[wanted].map((range) => range.join("…")).join(" / ");
}
