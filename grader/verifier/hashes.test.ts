import { expect } from "chai";

import chains from "../../fixtures/known-answers/blocks.json" with { type: "json" };
import headers from "../../fixtures/known-answers/headers.json" with { type: "json" };
import transactions from "../../fixtures/known-answers/transactions.json" with { type: "json" };
import { contentText, transactionText } from "./canonical-text.ts";
import { blockHash, contentHash, headerHash, transactionHash } from "./hashes.ts";
import { announcedContentHash, headerText } from "./header.ts";

const SHA1_IN_CAPITALS = "1BC1370A29EF45E3DA05903FA2D6B3C0AC7C5A3A";

describe("verifier: texts and hashes", () => {
  for (const { name, fields, text, hash } of transactions) {
    it(`prints and hashes a transaction as Python does (${name})`, () => {
      expect(transactionText(fields)).to.equal(text);
      expect(transactionHash(fields)).to.equal(hash);
    });
  }

  for (const { name, blocks } of chains) {
    it(`prints and hashes the content of unsealed blocks as Python does (${name})`, () => {
      for (const { block, text, hash } of blocks) {
        expect(contentText(block)).to.equal(text);
        expect(contentHash(block)).to.equal(hash);
        expect(blockHash(block)).to.equal(hash);
      }
    });
  }

  for (const { name, block, text, sha256 } of headers.headers) {
    it(`joins and hashes a sealed header as Python does (${name})`, () => {
      expect(headerText(block)).to.equal(text);
      expect(headerHash(block)).to.equal(sha256);
      expect(blockHash(block)).to.equal(sha256);
    });
  }

  it("finds the content hash of mined items at the end of their header's data", () => {
    const carrying = headers.chains
      .flatMap(({ blocks }) => blocks)
      .filter((b) => b.items.length > 0);
    expect(carrying).to.have.lengthOf(5);
    for (const block of carrying) {
      expect(announcedContentHash(block.data)).to.equal(contentHash(block));
    }
  });

  it("takes no other data for the announcement of items", () => {
    const sha1 = SHA1_IN_CAPITALS.toLowerCase();
    const others = ["", "x", sha1, `x${sha1}`, `x ${sha1} `, `x ${sha1}0`, `x ${SHA1_IN_CAPITALS}`];
    for (const data of others) expect(announcedContentHash(data), data).to.equal(undefined);
    expect(announcedContentHash(` ${sha1}`)).to.equal(sha1);
  });

  it("hashes a first block alike, whether its link is null or empty", () => {
    expect(contentHash({ items: [], prev_hash: "" })).to.equal(contentHash({ prev_hash: null }));
  });

  it("takes a block with half a header for an unsealed one", () => {
    const half = { items: [], prev_hash: null, hash: "00" };
    expect(blockHash(half)).to.equal(contentHash(half));
  });

  it("prints a transaction's keys in the contract's order and drops the others", () => {
    const [row] = transactions;
    const reversed = Object.fromEntries(Object.entries(row?.fields ?? {}).reverse());
    const odd = { ...reversed, ...row?.fields, note: "unknown" };
    expect(row && transactionText({ ...row.fields, ...odd })).to.equal(row?.text);
  });
});
