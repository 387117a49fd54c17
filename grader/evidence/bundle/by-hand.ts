import type { RunRecord } from "../../record/record.ts";

/** The id of the one scene of a session by hand, in the place of a scenario's. */
export const BY_HAND = "by-hand";

/** Whether a record is that of a session by hand: nothing was checked in it, and it has no seed. */
export function isByHand({ stages }: RunRecord): boolean {
  return stages.length === 0;
}
