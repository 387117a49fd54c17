/**
 * One mining job: a header and a range of nonces (MT).
 */
import { hash } from "node:crypto";
// #skeleton import { NotImplemented } from "#kit";
import { hasSecondReading } from "#kit";
import type { Draft, MiningResult } from "#kit";
import { hasWork, headerText } from "../ledger/header.ts";

/**
 * Tries the nonces of `[startNonce, startNonce + rounds)` in order, and says which is the lowest one
 * with which the header's hash begins with so many zeros, or what was tried when there is none. A
 * nonce that leaves the header's text a second reading is passed over: such a block is invalid.
 */
export function mine(
  draft: Draft,
  startNonce: number,
  rounds: number,
  zeros: number,
): MiningResult {
  // #region lab4/mine-rounds
  // The nonce is the last value of the text, so all before it is the same in every round.
  const before = headerText({ ...draft, nonce: 0 }).slice(0, -1);
  for (let nonce = startNonce; nonce < startNonce + rounds; nonce++) {
    const digest = hash("sha256", before + String(nonce), "hex");
    if (hasWork(digest, zeros) && !hasSecondReading({ ...draft, nonce })) {
      return { nonce, hash: digest, startNonce, rounds };
    }
  }
  return { nonce: null, hash: null, startNonce, rounds };
  // #stub throw new NotImplemented("lab4/mine-rounds");
  // #endregion
}
