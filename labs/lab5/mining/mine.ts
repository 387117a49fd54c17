/**
 * One mining job: a header and a range of nonces (MT).
 */
import { hash } from "node:crypto";
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
  const work = "0".repeat(zeros);
  const end = startNonce + rounds;
  let text = Buffer.from(headerText({ ...draft, nonce: startNonce }));
  const firstDigit = text.length - String(startNonce).length;
  for (let nonce = startNonce; nonce < end; nonce++) {
    const digest = hash("sha256", text, "hex");
    if (digest.startsWith(work) && !hasSecondReading({ ...draft, nonce })) {
      return { nonce, hash: digest, startNonce, rounds };
    }
    // The nonce is the last value of the text: its digits are counted up in place, which is twice as
    // fast as a new text for each. A nonce of nines alone becomes longer, and needs a new text.
    let at = text.length - 1;
    while (text[at] === DIGIT_NINE) text[at--] = DIGIT_ZERO;
    if (at < firstDigit) {
      text = Buffer.from(headerText({ ...draft, nonce: nonce + 1 }));
    } else text[at] = (text[at] ?? DIGIT_ZERO) + 1;
  }
  return { nonce: null, hash: null, startNonce, rounds };
}
