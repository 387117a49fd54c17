import { expect } from "chai";
import type { Reply } from "#kit";
import { Node } from "./node.ts";

/** Far deeper than what a stack of calls has room for, yet small as a frame. */
const DEPTH = 100_000;
const DEEP = "[".repeat(DEPTH) + "]".repeat(DEPTH);

describe("a request that is large or nested deeply", () => {
  const requests: Readonly<Record<string, string>> = {
    "the whole message": DEEP,
    op: `{"op":${DEEP}}`,
    "a long op": `{"op":"${"x".repeat(DEPTH)}"}`,
    args: `{"op":"merge","args":${DEEP}}`,
    addr: `{"op":"register","args":{"addr":${DEEP}}}`,
    pool: `{"op":"merge","args":{"pool":${DEEP}}}`,
    "a transaction": `{"op":"merge","args":{"pool":[${DEEP}]}}`,
    amount: `{"op":"merge","args":{"pool":[{"amount":${DEEP}}]}}`,
    items: `{"op":"merge","args":{"blocks":[{"items":${DEEP},"prev_hash":null}]}}`,
    start: `{"op":"blocks","args":{"start":${DEEP}}}`,
  };
  for (const [where, text] of Object.entries(requests)) {
    it(`is answered with a short error: ${where}`, () => {
      const reply = new Node({}).handle(text);
      expect(reply.length).to.be.below(300);
      expect((JSON.parse(reply) as Reply).status).to.be.within(400, 599);
    });
  }
});
