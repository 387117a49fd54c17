import { createHash } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import { headerText } from "../ledger/header.ts";
import { LANES } from "./lanes/memory.ts";
import { NonceLanes } from "./lanes/nonce-lanes.ts";
import { mineInLanes } from "./mine-in-lanes.ts";
import { mine } from "./mine.ts";

/** A nonce of every length, and around every further digit. */
const nonce = fc.oneof(
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER - 2000 }),
  fc
    .tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: -900, max: 900 }))
    .map(([digits, off]) => Math.max(0, 10 ** digits + off)),
);

/** Headers whose text has every length from 21 bytes on, so that nonces begin everywhere in a block. */
const draft = fc.record({
  index: fc.nat(),
  timestamp: fc.constantFrom("20171101211448123456", "20261231235959999999"),
  prev_hash: fc.constantFrom("", "0".repeat(64)),
  data: fc.stringMatching(/^[ -~]{0,256}$/),
});

describe("mining in lanes", () => {
  it("runs here, and not only its fallback", () => {
    expect(NonceLanes.open()).to.not.equal(null);
  });

  it("hashes as node:crypto does, at every length of header and nonce", () => {
    const lanes = NonceLanes.open();
    for (let length = 0; length <= 200; length++) {
      for (let digits = 1; digits <= 16; digits++) {
        // The lowest nonce of so many digits whose hash begins with a zero is found in its group.
        const [head, from] = ["x".repeat(length), digits === 1 ? 0 : 10 ** (digits - 1)];
        const groups = digits === 1 ? 2 : 20;
        const tried = Array.from({ length: groups * LANES }, (_, at) => from + at);
        const hash = (one: number): string =>
          createHash("sha256").update(`${head}${one}`).digest("hex");
        const wanted = tried.findIndex((one) => hash(one).startsWith("0"));
        const group = wanted === -1 ? groups : Math.floor(wanted / LANES);
        expect(lanes?.search(head, from, groups, 1), `${length} and ${digits}`).to.equal(group);
      }
    }
  });

  it("finds what the plain loop finds, whatever the header, the range and the difficulty", () => {
    const rounds = fc.integer({ min: 1, max: 1500 });
    const zeros = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(draft, nonce, rounds, zeros, (header, start, count, difficulty) => {
        expect(mineInLanes(header, start, count, difficulty)).to.deep.equal(
          mine(header, start, count, difficulty),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("passes over a nonce that leaves a second reading, as the plain loop does", () => {
    // Of the contract's pair of headers with one text.
    const known = {
      index: 3,
      timestamp: "20201205101230451234",
      prev_hash: `0000${"ab".repeat(30)}`,
      data: "Mined by node on port 9000 1bc1370a29ef45e3da05903fa2d6b3c0ac7c5a3a",
    };
    expect(headerText({ ...known, nonce: 211_850 })).to.have.lengthOf(158);
    const plain = mine(known, 211_840, 100_000, 4);
    expect(mineInLanes(known, 211_840, 100_000, 4)).to.deep.equal(plain);
    expect(plain.nonce).to.not.equal(211_850);
  });
});
