import { expect } from "chai";
import fc from "fast-check";
import { ok } from "#kit";
import { handleLong } from "./long-replies.ts";

/** Chains of any length; what of a block is looked at is how many items it has. */
const chain = fc.array(
  fc.record({ items: fc.array(fc.string(), { maxLength: 40 }), prev_hash: fc.string() }),
  { minLength: 201, maxLength: 500, size: "max" },
);

describe("a long chain in pieces", () => {
  it("is the text that it would be in one", () => {
    fc.assert(
      fc.property(chain, fc.nat(250), (blocks, start) => {
        const reply = (from: number): object => ok({ blocks: blocks.slice(from) });
        const request = JSON.stringify({ op: "blocks", args: { start } });
        const pieces = handleLong(request, ({ start: from = 0 }) => reply(from) as never);
        if (blocks.length - start <= 200) expect(pieces).to.equal(null);
        else expect([...(pieces ?? [])].join("")).to.equal(JSON.stringify(reply(start)));
      }),
      { numRuns: 30 },
    );
  });

  it("is no matter of other requests, nor of wrong ones", () => {
    const answer = (): never => expect.fail("nobody asked for blocks");
    for (const text of [
      '{"op":"peers"}',
      '{"op":"merge","args":{"blocks":[]}}',
      '{"op":"blocks","args":{"start":-1}}',
      '{"op":"blocks"',
    ]) {
      expect(handleLong(text, answer)).to.equal(null);
    }
  });
});
