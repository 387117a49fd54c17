import { expect } from "chai";

import headers from "../../fixtures/known-answers/headers.json" with { type: "json" };
import { chainFaults } from "./chain-faults.ts";
import { mineBlock } from "./mine-block.ts";
import { secondReading } from "./second-reading.ts";
import type { SealedBlock } from "./wire.ts";

const DATA = "Mined by node on port 9000";

describe("verifier: mining blocks", () => {
  for (const { zeros, blocks } of headers.chains) {
    it(`finds the nonces of a known chain (${zeros} zeros)`, () => {
      const mined: SealedBlock[] = [];
      for (const { index, timestamp, items } of blocks) {
        const prevHash = mined.at(-1)?.hash ?? null;
        const options = { index, prevHash, data: DATA, timestamp, items, zeros, startNonce: 0 };
        mined.push(mineBlock(options));
      }
      expect(mined).to.deep.equal(blocks);
      expect(chainFaults(mined, { zeros })).to.deep.equal([]);
    });
  }

  it("passes over nonces that leave a second reading", () => {
    const [known] = headers.twoReadings.blocks;
    if (!known) throw new Error("a block with two readings expected");
    const { index, timestamp, items, nonce: startNonce } = known;
    const options = { index, prevHash: "", data: DATA, timestamp, items, zeros: 1, startNonce };
    const mined = mineBlock(options);
    expect(secondReading(known)).not.to.equal(undefined);
    expect(mined.nonce).to.be.above(startNonce);
    expect(chainFaults([mined], { zeros: 1 })).to.deep.equal([]);
  });

  it("goes on at 16 digits where the data's own end can be read as a date", () => {
    const draft = { index: 0, prevHash: null, data: "by 383208", items: [], zeros: 1 };
    const mined = mineBlock({ ...draft, timestamp: "20210512092943848223", startNonce: 5 });
    expect(String(mined.nonce)).to.have.lengthOf(16);
    expect(chainFaults([mined], { zeros: 1 })).to.deep.equal([]);
  });

  it("writes an empty link in a first block", () => {
    const timestamp = "20210512092943848223";
    const draft = { index: 0, data: DATA, timestamp, items: [], zeros: 1, startNonce: 0 };
    expect(mineBlock({ ...draft, prevHash: null })).to.deep.equal(
      mineBlock({ ...draft, prevHash: "" }),
    );
    expect(mineBlock({ ...draft, prevHash: null }).prev_hash).to.equal("");
  });
});
