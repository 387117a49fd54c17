/**
 * One mining job: a header and a range of nonces (MT).
 */
import { hash } from "node:crypto";
import { NotImplemented } from "#kit";
import { hasSecondReading } from "#kit";
import type { Draft, MiningResult } from "#kit";
import { headerText } from "../ledger/header.ts";

/** The characters `0` and `9`. */
const [DIGIT_ZERO, DIGIT_NINE] = [0x30, 0x39];

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
  throw new NotImplemented("lab4/mine-rounds");
}
