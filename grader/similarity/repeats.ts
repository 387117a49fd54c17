/** A sequence of tokens that is compared: its hash, and where it stands. */
interface Fingerprint {
  readonly hash: number;
  readonly start: number;
  readonly stop: number;
}

/**
 * How often one fingerprint of a submission counts. Between two submissions each occurrence is paired with
 * each, and a table of numbers is the same fingerprint some thousand times.
 */
const MOST_OCCURRENCES = 16;

/**
 * Which tokens stand only in fingerprints that the submission has often enough before: the rest of a
 * table. What was written once is never among them.
 *
 * @param count - how many tokens there are.
 * @param fingerprints - all of the submission, in order.
 */
export function repeatedTokens(count: number, fingerprints: readonly Fingerprint[]): boolean[] {
  const isRepeated = new Array<boolean>(count).fill(fingerprints.length > 0);
  const seen = new Map<number, number>();
  for (const { hash, start, stop } of fingerprints) {
    const times = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, times);
    if (times <= MOST_OCCURRENCES) isRepeated.fill(false, start, stop + 1);
  }
  return isRepeated;
}
