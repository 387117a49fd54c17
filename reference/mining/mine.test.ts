import { createHash } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import { freshTimestamp, hasSecondReading } from "#kit";
import { headerText } from "../ledger/header.ts";
import { mine } from "./mine.ts";

const draft = {
  index: 0,
  timestamp: "20171101211448123456",
  prev_hash: "",
  data: "Mined by node on port 9000",
};

/** What a nonce gives, without the code that is tested. */
const digest = (nonce: number): string =>
  createHash("sha256")
    .update(headerText({ ...draft, nonce }))
    .digest("hex");

/** Nonces from ten million on, of every length that there is. */
const NONCES = Array.from({ length: 45 }, (_, at) => {
  return (
    (Number.parseInt(digest(at).slice(0, 12), 16) % 10 ** (8 + (at % 9))) + 10 ** (7 + (at % 9))
  );
}).filter(Number.isSafeInteger);

/** The nonces below 2,000 that have two zeros. */
const WITH_WORK = Array.from({ length: 2000 }, (_, nonce) => nonce).filter((nonce) =>
  digest(nonce).startsWith("00"),
);

describe("mine", () => {
  it("finds the lowest nonce of any range, or none, and says what it tried", () => {
    const range = fc.tuple(fc.nat(1500), fc.integer({ min: 1, max: 500 }));
    fc.assert(
      fc.property(range, ([startNonce, rounds]) => {
        const wanted =
          WITH_WORK.find((nonce) => nonce >= startNonce && nonce < startNonce + rounds) ?? null;
        const hash = wanted === null ? null : digest(wanted);
        expect(mine(draft, startNonce, rounds, 2)).to.deep.equal({
          nonce: wanted,
          hash,
          startNonce,
          rounds,
        });
      }),
    );
  });

  it("passes over a nonce that leaves a second reading", () => {
    // The pair of the contract: two headers with one text, and so with one hash.
    const known = {
      index: 3,
      timestamp: "20201205101230451234",
      prev_hash: `0000${"ab".repeat(30)}`,
      data: "Mined by node on port 9000 1bc1370a29ef45e3da05903fa2d6b3c0ac7c5a3a",
    };
    expect(mine(known, 211_850, 1, 4).nonce).to.equal(null);
  });
});

describe("a fresh timestamp", () => {
  it("leaves hardly any nonce a second reading when the data end like the beginning of a date", () => {
    const digits = fc.stringMatching(/^(20)?[0-9]{0,3}$/);
    const data = digits.map((end) => `Mined by node on port 9000 ${end.padStart(40, "a")}`);
    const seconds = fc.integer({ min: Date.UTC(2009, 1), max: Date.UTC(2080, 1) });
    fc.assert(
      fc.property(data, seconds, (text, ms) => {
        const timestamp = freshTimestamp(text, ms / 1000);
        const unlucky = NONCES.filter((nonce) =>
          hasSecondReading({ data: text, timestamp, nonce }),
        );
        expect(unlucky.length).to.be.lessThan(NONCES.length / 2);
      }),
      { numRuns: 500 },
    );
  });
});
