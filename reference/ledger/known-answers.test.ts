import { readFileSync } from "node:fs";
import { expect } from "chai";
import { hasSecondReading } from "#kit";
import type { Header } from "#kit";
import createNode from "../node.ts";
import { memoryContext } from "../test/memory-node.ts";
import { hasWork, headerHash, headerText } from "./header.ts";

/** What Python says; see the README beside the files. */
function knownAnswers(name: string): unknown {
  return JSON.parse(readFileSync(`fixtures/known-answers/${name}.json`, "utf8"));
}

/** Late enough that no block of the files is ahead of the clock. */
const LATE = Infinity;

describe("the ledger and Python", () => {
  const { headers } = knownAnswers("headers") as {
    readonly headers: readonly {
      readonly name: string;
      readonly block: Omit<Header, "prev_hash"> & { readonly prev_hash: string | null };
      readonly text: string;
      readonly sha256: string;
      readonly zeros: number;
      readonly secondReading: boolean;
    }[];
  };
  for (const { name, block: written, text, sha256, zeros, secondReading } of headers) {
    it(`agree about a header: ${name}`, () => {
      const block = { ...written, prev_hash: written.prev_hash ?? "" };
      expect(headerText(block)).to.equal(text);
      expect(headerHash(block)).to.equal(sha256);
      expect(hasWork(sha256, zeros)).to.be.true;
      expect(hasWork(sha256, zeros + 1)).to.be.false;
      expect(hasSecondReading(block)).to.equal(secondReading);
    });
  }

  const chains = knownAnswers("faults") as {
    readonly name: string;
    readonly zeros: number;
    readonly blocks: readonly object[];
    readonly faults: readonly unknown[];
  }[];
  for (const { name, zeros, blocks, faults } of chains) {
    it(`agree about a chain at difficulty ${zeros}: ${name}`, () => {
      const node = createNode({ ...memoryContext(zeros), now: () => LATE });
      node.handle(JSON.stringify({ op: "merge", args: { blocks } }));
      const held = JSON.parse(node.handle('{"op":"blocks"}')) as { response: { blocks: object[] } };
      expect(held.response.blocks).to.have.length(faults.length === 0 ? blocks.length : 0);
    });
  }
});
