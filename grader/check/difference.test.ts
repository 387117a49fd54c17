import { expect } from "chai";
import { differenceOf } from "./difference.ts";
import type { MarkedText } from "./difference.ts";

const text = (marked: MarkedText | undefined): string | undefined =>
  marked === undefined ? undefined : `${marked.before}«${marked.marked}»${marked.after}`;

const sides = (pattern: unknown, value: unknown): (string | undefined)[] => {
  const difference = differenceOf(pattern, value);
  return [text(difference?.expected), text(difference?.got)];
};

const LONG = "x".repeat(2000);

describe("the first difference", () => {
  it("of texts is where they part, of numbers and words the whole of them", () => {
    expect(sides("Accepted", "Acepted")).to.deep.equal(['"Ac«cepted»"', '"Ac«epted»"']);
    expect(sides(16, 1620)).to.deep.equal(["«16»", "«1620»"]);
    expect(sides("3000", 3000)).to.deep.equal(['«"3000"»', "«3000»"]);
    expect(sides(true, null)).to.deep.equal(["«true»", "«null»"]);
  });

  it("of a text that has more or less at its end is that end", () => {
    expect(sides("OK", "OK ")).to.deep.equal(['"OK«"»', '"OK« »"']);
    expect(sides("OK!", "OK")).to.deep.equal(['"OK«!»"', '"OK«"»']);
  });

  it("does not part escapes and characters of two units", () => {
    expect(sides("a\n", "a\t")).to.deep.equal(['"a«\\n»"', '"a«\\t»"']);
    expect(sides("a😀", "a😁")).to.deep.equal(['"a«😀»"', '"a«😁»"']);
  });

  it("of objects does not depend on the order of their keys", () => {
    const [expected, got] = sides({ $same: { a: 1, b: [2, 3] } }, { b: [2, 4], a: 1 });
    expect([expected, got]).to.deep.equal(['{"a": 1, "b": [2, «3»]}', '{"a": 1, "b": [2, «4»]}']);
    expect(sides({ $same: [1] }, [1, 2])).to.deep.equal(["[1«]»", "[1«,» 2]"]);
  });

  it("of sets is an item that is missing and one that is too much, whatever their order", () => {
    const [a, b, c] = ["a", "b", "c"].map((id) => ({ id, sender: "s", receiver: "r", amount: 1 }));
    const [expected, got] = sides({ $pool: [a, b] }, [c, { ...a, t: 5 }]);
    expect(expected).to.match(/^\[\{"id": "a".*\}, «\{"id": "b".*\}»\]$/);
    expect(got).to.match(/^\[«\{"id": "c".*\}», \{"id": "a".*"t": 5\}\]$/);
    const [own, x] = ["ws://localhost:1/ws", "ws://localhost:2/ws"];
    expect(sides({ $peers: [x], of: own }, [own])).to.deep.equal([`[«"${x}"»]`, undefined]);
    expect(sides({ $peers: [x], of: own }, [own, x, x])[1]).to.equal(
      `["${own}", "${x}", «"${x}"»]`,
    );
  });

  it("of long texts keeps what lies around it", () => {
    const [expected, got] = sides(`${LONG}a${LONG}`, `${LONG}b${LONG}`);
    expect(expected).to.match(/^…x{160}«ax+…»"$/);
    expect(got)
      .to.match(/^…x{160}«bx+…»"$/)
      .and.have.length.below(700);
  });

  it("is not told of patterns that have no text, nor of what is missing altogether", () => {
    expect(differenceOf({ $text: "^a" }, "b")).to.equal(null);
    expect(differenceOf([{ $kind: "number" }], [])).to.equal(null);
    expect(differenceOf("a", undefined)).to.equal(null);
  });
});
