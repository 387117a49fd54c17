import { expect } from "chai";
import { checkArgs } from "./check-request.ts";
import { normalisePeerUrl } from "./peer-url.ts";
import { ProtocolError } from "./protocol-error.ts";

const id = "00000000-0000-0000-0000-000000000001";
const offered = { id, sender: id, receiver: id, amount: 3000 };

describe("checkArgs", () => {
  it("accepts a pool's transactions with four keys, six keys and unknown ones", () => {
    const pool = [offered, { ...offered, t: 1.5, prev_hash: null }, { ...offered, note: "x" }];
    expect(checkArgs("merge", { pool })).to.deep.equal({ pool });
  });

  it("refuses ids, amounts and times that no other node could read the same way", () => {
    const bad = [
      { id: id.toUpperCase().replace("1", "A") },
      { id: null },
      { id: `{${id}}` },
      { amount: "3" },
      { amount: 1.5 },
      { amount: 2 ** 53 },
      { amount: true },
    ];
    for (const fields of bad) {
      expect(() => checkArgs("merge", { pool: [{ ...offered, ...fields }] })).to.throw(
        ProtocolError,
      );
    }
    const item = { ...offered, t: Infinity, prev_hash: null };
    expect(() => checkArgs("merge", { blocks: [{ items: [item], prev_hash: null }] })).to.throw(
      ProtocolError,
    );
  });

  it("drops keys that the contract does not name", () => {
    const args = checkArgs("merge", { pool: [{ ...offered, note: "x" }], more: 1 });
    expect(args).to.deep.equal({ pool: [offered] });
  });

  it("names the place of the fault", () => {
    expect(() => checkArgs("blocks", { start: "x" })).to.throw("args/start must be integer");
  });
});

describe("normalisePeerUrl", () => {
  it("gives one spelling to all names of one node", () => {
    const spellings = ["ws://localhost:9000/ws", "WS://127.0.0.1:9000", "ws://[::1]:9000/ws"];
    for (const text of spellings) {
      expect(normalisePeerUrl(text)).to.equal("ws://localhost:9000/ws");
    }
  });

  it("refuses what is no URL of a peer", () => {
    for (const text of ["", "localhost:9000", "http://localhost/ws", "ws://", "ws://a b/ws"]) {
      expect(() => normalisePeerUrl(text), text).to.throw(ProtocolError);
    }
  });
});
