import { expect } from "chai";
import { beginsLikeStore, decodeRecord, encodeRecord } from "./record.ts";

const record = { writer: "0123456789abcdef", sequence: 7, body: { note: "数据\n\u2028 x" } };
const lineOf = (bytes: Buffer): Buffer => bytes.subarray(1, -1);

describe("store record", () => {
  it("is one line with a newline at both ends", () => {
    const text = encodeRecord(record).toString();
    expect(text).to.match(/^\nledger1 [0-9a-f]{8} 0123456789abcdef 7 \{[^\n]*\}\n$/);
  });

  it("is read as it was written", () => {
    expect(decodeRecord(lineOf(encodeRecord(record)))).to.deep.equal(record);
  });

  it("is none when it is cut anywhere or any byte differs", () => {
    const line = lineOf(encodeRecord(record));
    for (let at = 0; at < line.length; at++) {
      expect(decodeRecord(line.subarray(0, at)), `cut at ${String(at)}`).to.be.null;
      const changed = Buffer.from(line);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      expect(decodeRecord(changed), `changed at ${String(at)}`).to.be.null;
    }
  });

  it("tells a store's first bytes, torn ones too, from other files'", () => {
    const bytes = encodeRecord(record);
    for (let at = 0; at <= bytes.length; at++) {
      expect(beginsLikeStore(bytes.subarray(0, at)), `cut at ${String(at)}`).to.be.true;
    }
    for (const text of ["hello", "{}", "\nledgers", "\r\nledger1 ", "\0", "\x89PNG\r\n"]) {
      expect(beginsLikeStore(Buffer.from(text, "latin1")), text).to.be.false;
    }
  });
});
