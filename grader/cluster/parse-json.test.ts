import { expect } from "chai";
import { parseJson } from "./parse-json.ts";

describe("the JSON of a submission", () => {
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);

  it("is read up to a depth, whatever its texts and its size", () => {
    expect(JSON.stringify(parseJson(nested(100)))).to.equal(nested(100));
    const text = "[{".repeat(2_000_000) + '\\"';
    expect(parseJson(JSON.stringify([text, { text }]))).to.deep.equal([text, { text }]);
    expect(parseJson(`[${"[],".repeat(1000)}{}]`)).to.have.lengthOf(1001);
  });

  it("is no JSON when it is nested more deeply", () => {
    expect(() => parseJson(nested(101))).to.throw(SyntaxError);
    expect(() => parseJson('{"a":'.repeat(101) + "1" + "}".repeat(101))).to.throw(SyntaxError);
    expect(() => parseJson(nested(100_000))).to.throw(SyntaxError);
    expect(() => parseJson("[")).to.throw(SyntaxError);
  });
});
