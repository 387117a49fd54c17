import { runInNewContext } from "node:vm";
import { expect } from "chai";
import { searchTerms } from "../site/search-terms.ts";

describe("docs: search terms", () => {
  it("cuts Chinese into pairs of neighbours and leaves Latin words whole", () => {
    expect(searchTerms("区块链 tip")).to.deep.equal(["区块", "块链", "链", "tip"]);
    expect(searchTerms("tracker 的一轮，200 OK")).to.deep.equal([
      ...["tracker", "的一", "一轮", "轮", "200", "ok"],
    ]);
  });

  it("finds every word of a text by what is typed of it, since terms count as beginnings", () => {
    const terms = searchTerms("同伴节点持有同一条链");
    for (const typed of ["节点", "同一条链", "链", "持有"]) {
      const asked = searchTerms(typed);
      expect(asked.every((term) => terms.some((known) => known.startsWith(term)))).to.equal(true);
    }
  });

  it("uses nothing from outside itself, as it is sent to the page as text", () => {
    const alone: unknown = runInNewContext(`(${searchTerms.toString()})("区块").join(" ")`);
    expect(alone).to.equal("区块 块");
  });
});
