import { expect } from "chai";

import chains from "../../fixtures/known-answers/blocks.json" with { type: "json" };
import cases from "../../fixtures/known-answers/faults.json" with { type: "json" };
import headers from "../../fixtures/known-answers/headers.json" with { type: "json" };
import { chainFaults } from "./chain-faults.ts";
import type { FaultCode } from "./fault.ts";
import type { WireBlock } from "./wire.ts";

/** One entry for each code, so that a new one does not compile before it is listed here. */
const ALL_CODES: Record<FaultCode, true> = {
  "first-block-link": true,
  "block-link": true,
  "empty-block": true,
  "item-link": true,
  "repeat-in-block": true,
  "repeat-in-chain": true,
  "header-missing": true,
  "bad-index": true,
  "bad-timestamp": true,
  "bad-nonce": true,
  "bad-data": true,
  "bad-hash": true,
  "no-work": true,
  "second-reading": true,
  "items-not-covered": true,
};

describe("verifier: faults of a chain", () => {
  for (const { name, zeros, blocks, faults } of cases) {
    const form = zeros > 0 ? "sealed" : "unsealed";
    it(`finds ${faults.length === 0 ? "nothing" : "just what is"} wrong (${form}: ${name})`, () => {
      const found = chainFaults(blocks, { zeros });
      expect(found.map(place)).to.have.deep.members(faults.map(place));
    });
  }

  it("has a known tampered chain for every code", () => {
    const shown = new Set(cases.flatMap(({ faults }) => faults.map(({ code }) => code)));
    expect([...shown].sort()).to.deep.equal(Object.keys(ALL_CODES).sort());
  });

  it("finds nothing wrong with any chain that was made by the rules", () => {
    for (const { blocks } of chains) {
      const unsealed = blocks.map(({ block }) => block);
      expect(chainFaults(unsealed, { zeros: 0 })).to.deep.equal([]);
    }
    for (const { zeros, blocks } of headers.chains) {
      expect(chainFaults(blocks, { zeros })).to.deep.equal([]);
    }
  });

  it("says what was expected and what was found instead", () => {
    const two = chains.find(({ name }) => name === "two blocks")?.blocks ?? [];
    const forged = two.map(({ block }) => ({ ...block, prev_hash: null }));
    expect(chainFaults(forged, { zeros: 0 })).to.deep.equal([
      { code: "block-link", block: 1, expected: two[0]?.hash, got: "null" },
    ]);
  });

  it("lists the faults in the order of the blocks", () => {
    const odd: WireBlock[] = [{ prev_hash: "x" }, { prev_hash: null }, { prev_hash: null }];
    const found = chainFaults(odd, { zeros: 0 }).map(({ code, block }) => `${block} ${code}`);
    expect(found).to.deep.equal([
      "0 first-block-link",
      "0 empty-block",
      "1 block-link",
      "1 empty-block",
      "2 block-link",
      "2 empty-block",
    ]);
  });

  it("does not throw on values of the right types that make no sense", () => {
    const item = { id: "", sender: "'", receiver: "\ud800", amount: -0, t: 1e999, prev_hash: "" };
    const odd: WireBlock[] = [
      { prev_hash: "\n", items: [item, item] },
      { prev_hash: "", index: NaN, timestamp: "\u0000", data: "\ud800", nonce: "", hash: "" },
      { prev_hash: null, index: -1, timestamp: "", data: " ", nonce: 1e300, hash: "0" },
    ];
    for (const zeros of [0, 1, 64]) expect(chainFaults(odd, { zeros })).not.to.be.empty;
  });
});

/** A fault without its texts for the reader. */
function place({ code, block, item }: { code: string; block: number; item?: number }): string {
  return `${code} in block ${block}${item === undefined ? "" : `, item ${item}`}`;
}
