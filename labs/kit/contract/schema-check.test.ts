import { expect } from "chai";
import { schemaCheck } from "./schema-check.ts";

describe("a check by a schema", () => {
  it("tells a value apart, and where it is wrong", () => {
    const isPair = schemaCheck<[string, number]>({
      type: "array",
      items: [{ type: "string" }, { type: "number" }],
      minItems: 2,
      additionalItems: false,
    });
    expect(isPair(["a", 1])).to.equal(true);
    expect(isPair.errors).to.equal(null);
    expect(isPair(["a", "b"])).to.equal(false);
    expect(isPair.errors?.[0]?.instancePath).to.equal("/1");
  });
});
