import { expect } from "chai";
import fc from "fast-check";

import chains from "../../fixtures/known-answers/blocks.json" with { type: "json" };
import { compareChains } from "./fork-order.ts";
import { blockHash } from "./hashes.ts";
import type { WireBlock } from "./wire.ts";

const unsealed = chains.map(({ blocks }) => blocks.map(({ block }) => block));

describe("verifier: the fork order", () => {
  it("puts the longer chain above, whatever its tip", () => {
    const low = sealedTip("00");
    expect(compareChains([sealedTip("ff"), sealedTip("ff")], [low])).to.be.above(0);
    expect(compareChains([low], [])).to.be.above(0);
  });

  it("puts the lower tip above at equal length, as text", () => {
    expect(compareChains([sealedTip("0a")], [sealedTip("0b")])).to.be.above(0);
    expect(compareChains([sealedTip("a")], [sealedTip("9")])).to.be.below(0);
  });

  it("looks at the tip alone", () => {
    const [a, b] = [sealedTip("01"), sealedTip("02")];
    expect(compareChains([b, a], [a, b])).to.be.above(0);
    expect(compareChains([a, b], [b, b])).to.equal(0);
  });

  it("takes the content hash of an unsealed tip", () => {
    const [a, b] = unsealed.filter((blocks) => blocks.length === 1);
    if (!a?.[0] || !b?.[0]) throw new Error("two chains of one block expected");
    const lower = blockHash(a[0]) < blockHash(b[0]);
    expect(compareChains(a, b) > 0).to.equal(lower);
  });

  it("is antisymmetric, and equal for one length and one tip only", () => {
    fc.assert(
      fc.property(chain, chain, (a, b) => {
        const order = compareChains(a, b);
        expect(Math.sign(order) + Math.sign(compareChains(b, a))).to.equal(0);
        expect(order === 0).to.equal(a.length === b.length && a.at(-1)?.hash === b.at(-1)?.hash);
      }),
      { seed: 1 },
    );
  });

  it("is transitive, so that the greatest does not depend on the order of arrival", () => {
    fc.assert(
      fc.property(chain, chain, chain, (a, b, c) => {
        const greatest = [a, b, c].sort(compareChains).at(-1) ?? [];
        const again = [c, a, b].sort(compareChains).at(-1) ?? [];
        expect(compareChains(greatest, again)).to.equal(0);
        for (const other of [a, b, c]) expect(compareChains(greatest, other)).to.be.at.least(0);
      }),
      { seed: 1 },
    );
  });

  it("orders the known unsealed chains without a tie", () => {
    for (const a of unsealed) {
      for (const b of unsealed) expect(compareChains(a, b) === 0).to.equal(a === b);
    }
  });
});

const chain = fc.array(fc.constantFrom("00", "0a", "0b", "a", "ff").map(sealedTip), {
  maxLength: 3,
});

function sealedTip(hash: string): WireBlock {
  return { index: 0, timestamp: "", prev_hash: "", data: "", nonce: 0, hash };
}
