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
        const told = handleLong(request, {
          count: () => blocks.length,
          pieces: (from) => [JSON.stringify(blocks.slice(from)).slice(1, -1)],
        });
        if (blocks.length - start <= 200) expect(told).to.equal(null);
        else expect([...(told ?? [])].join("")).to.equal(JSON.stringify(reply(start)));
      }),
      { numRuns: 30 },
    );
  });

  it("is no matter of other requests, nor of wrong ones", () => {
    const fail = (): never => expect.fail("nobody asked for blocks");
    for (const text of [
      '{"op":"peers"}',
      '{"op":"merge","args":{"blocks":[]}}',
      '{"op":"blocks","args":{"start":-1}}',
      '{"op":"blocks"',
    ]) {
      expect(handleLong(text, { count: fail, pieces: fail })).to.equal(null);
    }
  });
});
