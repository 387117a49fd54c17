import { expect } from "chai";

import headers from "../../fixtures/known-answers/headers.json" with { type: "json" };
import { headerText } from "./header.ts";
import { secondReading } from "./second-reading.ts";

const DATA = "Mined by node on port 9000 1bc1370a29ef45e3da05903fa2d6b3c0ac7c5a3a";
const FIRST = { data: DATA, timestamp: "20201205101230451234", nonce: "211850" };
const SECOND = { data: `${DATA}20`, timestamp: "20120510123045123421", nonce: "1850" };
const PLACE = { index: 3, prev_hash: `0000${"ab".repeat(30)}` };

describe("verifier: second readings", () => {
  it("finds either block of the known pair from the other", () => {
    expect(secondReading({ ...PLACE, ...FIRST })).to.deep.equal(SECOND);
    expect(secondReading({ ...PLACE, ...SECOND })).to.deep.equal(FIRST);
    expect(headerText({ ...PLACE, ...FIRST })).to.equal(headerText({ ...PLACE, ...SECOND }));
  });

  for (const row of headers.headers) {
    it(`${row.secondReading ? "finds one" : "finds none"} in a known header (${row.name})`, () => {
      expect(secondReading(row.block) !== undefined).to.equal(row.secondReading);
    });
  }

  it("finds none in the chains that were mined without", () => {
    const mined = headers.chains.flatMap(({ blocks }) => blocks);
    expect(mined.map(secondReading)).to.deep.equal(mined.map(() => undefined));
  });

  it("finds none where the other nonce would begin with a zero", () => {
    expect(secondReading({ ...PLACE, ...FIRST, nonce: "21085" })).to.equal(undefined);
  });

  it("finds none where no digit of the nonce would be left", () => {
    expect(secondReading({ ...PLACE, ...FIRST, nonce: "21" })).to.equal(undefined);
  });

  it("finds none where the other nonce would be too large", () => {
    const nonce = "18501234567890";
    expect(secondReading({ ...PLACE, ...SECOND, nonce })).to.deep.include({ nonce: `21${nonce}` });
    expect(secondReading({ ...PLACE, ...SECOND, nonce: `${nonce}1` })).to.equal(undefined);
  });

  it("finds none where the other data would be too long", () => {
    const longest = { ...FIRST, data: "x".repeat(254) };
    expect(secondReading({ ...PLACE, ...longest })?.data).to.equal(`${longest.data}20`);
    expect(secondReading({ ...PLACE, ...longest, data: "x".repeat(255) })).to.equal(undefined);
  });

  it("does not look for one beside a reading that is outside the limits itself", () => {
    expect(secondReading({ ...PLACE, ...FIRST, nonce: "0211850" })).to.equal(undefined);
    expect(secondReading({ prev_hash: null })).to.equal(undefined);
  });
});
