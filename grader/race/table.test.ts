import { expect } from "chai";
import { renderTable } from "./table.ts";

describe("a table", () => {
  it("lines up when some characters take two places", () => {
    const columns = [{ head: "节点" }, { head: "赢", isNumber: true }, { head: "x" }];
    const text = renderTable(columns, [
      ["n1", "12", "y"],
      ["王小明的", "3", "z"],
    ]);
    expect(text.split("\n")).to.deep.equal([
      "节点      赢  x",
      "────────  ──  ─",
      "n1        12  y",
      "王小明的   3  z",
    ]);
  });
});
