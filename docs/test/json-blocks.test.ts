import { createHash } from "node:crypto";
import { expect } from "chai";
import { checkArgs, isOperation } from "../../labs/kit/contract/check-request.ts";
import { PROGRAMS } from "../../labs/kit/submission/manifest.ts";
import { allPages } from "./page.ts";

const jsonBlocks = allPages.flatMap(({ blocks }) =>
  blocks.filter(({ language }) => language === "json"),
);

describe("docs: JSON examples", () => {
  for (const { text, place } of jsonBlocks) {
    it(`${place} is what it shows`, () => {
      const value = JSON.parse(text) as Record<string, unknown>;
      if ("op" in value) checkRequest(value);
      else if ("status" in value) checkReply(value);
      else if ("hash" in value) checkMinedBlock(value);
      else if ("items" in value) checkArgs("merge", { blocks: [value] });
      else if ("call" in value) expect(value).to.have.all.keys("call", "args");
      // A teacher's file: `grader/class/policy` reads it in its own test.
      else if ("deadline" in value) expect(value).to.include.keys("late", "hidden", "students");
      else expect(PROGRAMS).to.include.members(Object.keys(value));
    });
  }
});

/** A request has to be one that the contract's schemas accept. */
function checkRequest({ op, args = {}, ...rest }: Record<string, unknown>): void {
  expect(rest).to.deep.equal({});
  if (!isOperation(op)) throw new Error(`no operation: ${String(op)}`);
  checkArgs(op, args);
}

/** A reply has to have the texts that go with its status. */
function checkReply({ status, error }: Record<string, unknown>): void {
  if (status === 200) expect(error).to.equal("OK");
  else if (status === 202) expect(error).to.equal("Accepted");
  else expect(status).to.be.within(400, 599);
}

/** A mined block has to have the hash of its header, unless the example leaves a part of it out. */
function checkMinedBlock(block: Record<string, unknown>): void {
  const { index, prev_hash, data, timestamp, nonce, hash } = block;
  if (String(hash).includes("…")) return;
  const text = [index, prev_hash, data, timestamp, nonce].map(String).join("");
  expect(createHash("sha256").update(text).digest("hex")).to.equal(hash);
}
