import type { MessageParameters } from "../../labs/kit/language/translator.ts";

/**
 * Why a race has no good end.
 *
 * - `unusable`: a submission has no node that can be started
 * - `not-ready`: a node did not answer in time after its start
 * - `died`: a node ended by itself
 * - `stalled`: no new block for too long
 * - `diverged`: the nodes did not come to one chain in time
 * - `too-fast`: blocks come faster than they travel, at a difficulty that nobody asked for
 * - `invalid`: the chain that all came to has a fault
 * - `refused`: a node did not take a transaction, or does not say what waits
 * - `unsettled`: transactions are missing in the chain, in it twice, or still wait
 */
export type RaceFailureCode =
  | "unusable"
  | "not-ready"
  | "died"
  | "stalled"
  | "diverged"
  | "too-fast"
  | "invalid"
  | "refused"
  | "unsettled";

/** A race that failed, through the nodes' fault; its message is told by code and details. */
export class RaceFailure extends Error {
  readonly code: RaceFailureCode;
  readonly details: MessageParameters;

  constructor(code: RaceFailureCode, details: MessageParameters) {
    super(code);
    this.name = "RaceFailure";
    this.code = code;
    this.details = details;
  }
}
