import { expect } from "chai";
import { asJbc, minedBlocks } from "../fixture/mined-values.ts";
import { literal } from "../fixture/seeded.ts";
import { blockName, match } from "./pattern.ts";

const chain = minedBlocks([9001, 9002, 9003], [], 1, literal);
const other = minedBlocks([9004], [], 1, literal);

describe("patterns of mined chains", () => {
  it("take the same blocks whether their values are numbers or texts", () => {
    const written = chain.map(asJbc);
    expect(match({ $isChain: chain }, written)).to.equal(null);
    expect(match({ $isChain: written }, chain)).to.equal(null);
    expect(match({ $isBlock: chain[0] }, { ...chain[0], prev_hash: null })).to.equal(null);
  });

  it("ask for exactly these blocks, or for more on top of them", () => {
    expect(match({ $isChain: chain.slice(0, 2) }, chain)).not.to.equal(null);
    expect(match({ $isChain: chain.slice(0, 2), more: true }, chain)).to.equal(null);
    expect(match({ $isChain: chain, more: true }, chain.slice(0, 2))).not.to.equal(null);
    expect(match({ $isChain: chain, more: true }, [...other, ...chain.slice(1)])).not.to.equal(
      null,
    );
  });

  it("name blocks shortly, but show one that is another in spite of its hash", () => {
    expect(match({ $isChain: chain }, other)?.got).to.equal(JSON.stringify(other.map(blockName)));
    const forged = [{ ...chain[0], nonce: 99 }, ...chain.slice(1)];
    expect(match({ $isChain: chain }, forged)).to.include({ at: "/0" });
  });

  it("judge the work by the difficulty given", () => {
    expect(match({ $validChain: 1 }, chain)).to.equal(null);
    expect(match({ $validChain: 9 }, chain)?.expected).to.include("no-work");
    expect(match({ $validChain: 1 }, [null])).to.include({ at: "/0" });
  });

  it("ask for a time near now, which is a header's and UTC", () => {
    const mined = (ahead: number): unknown => minedBlocks([{ ahead }], [], 1, literal)[0];
    const near = { timestamp: { $clock: 1800 } };
    for (const seconds of [-1700, 0, 1700]) expect(match(near, mined(seconds))).to.equal(null);
    for (const seconds of [-28_800, -1900, 1900]) {
      expect(match(near, mined(seconds))).to.include({ at: "/timestamp" });
    }
    expect(match(near, chain[0])).not.to.equal(null);
    expect(match(near, { timestamp: Date.now() / 1000 })).not.to.equal(null);
  });

  it("hold for every item, and all together", () => {
    const ofNode = { $every: { data: { $begins: "Mined by node on port 900" } } };
    expect(match({ $all: [ofNode, { $least: 3 }] }, chain)).to.equal(null);
    expect(match({ $all: [ofNode, { $longer: chain }] }, chain)).not.to.equal(null);
    expect(match({ $every: { data: { $begins: "Mined by nobody" } } }, chain)?.at).to.equal(
      "/0/data",
    );
  });

  it("name what a program sends, whatever it is", () => {
    expect(
      [null, "x", { index: 3, hash: "0".repeat(64) }, { hash: 7 }].map(blockName),
    ).to.deep.equal(["null", '"x"', "3: 0000000000…", "nothing: 7…"]);
  });
});
