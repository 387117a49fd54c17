import { expect } from "chai";

import chains from "../../fixtures/known-answers/blocks.json" with { type: "json" };
import { chainFaults } from "./chain-faults.ts";
import { makeBlock, makeChain } from "./make-chain.ts";

const FORGED = "f".repeat(40);

describe("verifier: making unsealed chains", () => {
  for (const { name, blocks } of chains) {
    it(`makes a known chain from its items alone (${name})`, () => {
      const known = blocks.map(({ block }) => block);
      const forged = known.map(({ items }) => items.map((i) => ({ ...i, prev_hash: FORGED })));
      const made = makeChain(forged);
      expect(made).to.deep.equal(known);
      expect(chainFaults(made, { zeros: 0 })).to.deep.equal([]);
    });
  }

  it("makes a first block without faults", () => {
    const items = chains[1]?.blocks[0]?.block.items ?? [];
    const block = makeBlock(items, null);
    expect(block.items).to.have.lengthOf(4);
    expect(chainFaults([block], { zeros: 0 })).to.deep.equal([]);
  });

  it("keeps repeats and empty lists, so that faulty blocks can be made", () => {
    const items = chains[0]?.blocks[0]?.block.items ?? [];
    const made = makeChain([[...items, ...items], []]);
    const codes = chainFaults(made, { zeros: 0 }).map(({ code }) => code);
    expect(codes).to.deep.equal(["repeat-in-block", "empty-block"]);
  });

  it("makes no blocks of no lists", () => {
    expect(makeChain([])).to.deep.equal([]);
  });
});
