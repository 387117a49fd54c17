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
  it("leaves hardly any nonce a second reading, whatever the data end with", () => {
    const digits = fc.stringMatching(/^(20|2009|2012)?[0-9]{0,12}$/);
    const hex = fc.stringMatching(/^[0-9a-f]{40}$/);
    const data = fc.oneof(digits, fc.tuple(hex, digits)).map((end) => {
      const text = Array.isArray(end) ? `${end[0].slice(end[1].length)}${end[1]}` : end;
      return `Mined by node on port 9000 ${text}`;
    });
    const seconds = fc.integer({ min: Date.UTC(2009, 1), max: Date.UTC(2080, 1) });
    const nonces = fc.array(fc.maxSafeNat(), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(data, seconds, nonces, (text, ms, tried) => {
        const timestamp = freshTimestamp(text, ms / 1000);
        const unlucky = tried.filter((nonce) => hasSecondReading({ data: text, timestamp, nonce }));
        expect(unlucky.length).to.be.lessThan(tried.length / 2);
      }),
    );
  });
});
