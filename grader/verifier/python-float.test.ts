import { expect } from "chai";

import floats from "../../fixtures/known-answers/python-float.json" with { type: "json" };
import { pythonFloat } from "./python-float.ts";

describe("verifier: floats as Python prints them", () => {
  it("prints every float of known bits as Python does", () => {
    const got = floats.map(({ bits }) => pythonFloat(floatOfBits(bits)));
    expect(got).to.deep.equal(floats.map(({ repr }) => repr));
  });

  it("reads −0 as 0", () => {
    expect(pythonFloat(-0)).to.equal("0.0");
  });

  it("prints what no transaction may have, rather than throw", () => {
    expect([-1.5, -1e-7, NaN, Infinity, -Infinity].map(pythonFloat)).to.deep.equal([
      "-1.5",
      "-1e-07",
      "nan",
      "inf",
      "-inf",
    ]);
  });
});

function floatOfBits(hex: string): number {
  return Buffer.from(hex, "hex").readDoubleBE();
}
