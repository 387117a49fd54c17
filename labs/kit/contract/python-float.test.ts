import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import { projectRoot } from "../tools/project-root.ts";
import { pythonFloat } from "./python-float.ts";

interface Row {
  readonly bits: string;
  readonly repr: string;
}

describe("pythonFloat", () => {
  it("prints every known answer as Python's repr does", () => {
    const file = join(projectRoot(), "fixtures/known-answers/python-float.json");
    const rows = JSON.parse(readFileSync(file, "utf8")) as Row[];
    expect(rows.length).to.be.greaterThan(300);
    for (const { bits, repr } of rows) {
      expect(pythonFloat(Buffer.from(bits, "hex").readDoubleBE())).to.equal(repr);
    }
  });

  it("reads -0 as 0 and refuses what is not finite", () => {
    expect(pythonFloat(-0)).to.equal("0.0");
    expect(() => pythonFloat(Infinity)).to.throw(RangeError);
    expect(() => pythonFloat(NaN)).to.throw(RangeError);
  });
});
