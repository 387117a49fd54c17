import { createHash } from "node:crypto";
import { expect } from "chai";
import { contentText, transactionText } from "./canonical-text.ts";

const sha1 = (text: string): string => createHash("sha1").update(text).digest("hex");

describe("transactionText", () => {
  const slide = {
    id: "00000000-0000-0000-0000-000000000003",
    sender: "00000000-0000-0000-0000-000000000000",
    receiver: "00000000-0000-0000-0000-000000000003",
    amount: 1000,
    prev_hash: null,
  };

  it("hashes to the two values that the slides of lab 5 show", () => {
    expect(sha1(transactionText({ ...slide, t: 1620811762.848223 }))).to.equal(
      "cca2b52f7ba2d64086a20d8764b600f688539c55",
    );
    expect(sha1(transactionText({ ...slide, t: 1620813710.01229 }))).to.equal(
      "81ba993aa21a5ecd197f400ae29b517d650369eb",
    );
  });

  it("stands in a block's content with the block's own link behind", () => {
    const item = { ...slide, t: 3 };
    expect(contentText([item, item], null)).to.equal(
      `{'items': [${transactionText(item)}, ${transactionText(item)}], 'prev_hash': None}`,
    );
    expect(contentText([], "ab")).to.equal("{'items': [], 'prev_hash': 'ab'}");
  });
});
