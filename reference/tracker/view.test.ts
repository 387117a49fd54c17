import { expect } from "chai";
import type { Block } from "#kit";
import { blockHash, makeBlock } from "../ledger/block.ts";
import { stampTransaction } from "../ledger/transaction.ts";
import { transfer } from "../test/transfers.ts";
import { View } from "./view.ts";

/** A chain of so many blocks on top of the given ones, with transfers from number `from` on. */
function chainOf(length: number, from: number, onto: readonly Block[] = []): Block[] {
  const chain = [...onto];
  while (chain.length < onto.length + length) {
    const tip = chain.at(-1);
    const number = from + chain.length;
    const link = tip === undefined ? null : blockHash(tip);
    chain.push(makeBlock([stampTransaction(transfer(number), number)], link));
  }
  return chain;
}

/** A view of a node that has answered with this chain. */
function viewOf(chain: readonly Block[]): View {
  const view = new View();
  expect(view.nextQuestion()).to.equal(0);
  expect(view.takeBlocks(chain)).to.equal(null);
  return view;
}

describe("tracker's view of a node", () => {
  it("keeps the chain when the late answer to an earlier question comes after the next question", () => {
    const chain = chainOf(10, 1);
    const view = viewOf(chain);
    expect(view.nextQuestion()).to.equal(9);
    expect(view.takeBlocks(chain), "the answer to the question before").to.equal(null);
    expect(view.blocks).to.deep.equal(chain);
    expect(view.nextQuestion()).to.equal(9);
    expect(view.takeBlocks(chain.slice(9)), "two answers").to.equal(null);
    expect(view.takeBlocks(chain.slice(9)), "for one question").to.equal(null);
    expect(view.blocks).to.deep.equal(chain);
  });

  it("asks further back, twice as far each time, when the node has changed to another chain", () => {
    const common = chainOf(2, 1);
    const view = viewOf(chainOf(8, 1, common));
    const other = chainOf(9, 100, common);
    expect(view.nextQuestion()).to.equal(9);
    expect(view.takeBlocks(other.slice(9))).to.equal(8);
    expect(view.takeBlocks(other.slice(8))).to.equal(6);
    expect(view.takeBlocks(other.slice(6))).to.equal(2);
    expect(view.takeBlocks(other.slice(2))).to.equal(0);
    expect(view.takeBlocks(other)).to.equal(null);
    expect(view.blocks).to.deep.equal(other);
  });

  it("takes a node that came back empty for empty", () => {
    const view = viewOf(chainOf(3, 1));
    expect(view.nextQuestion()).to.equal(2);
    expect(view.takeBlocks([])).to.equal(1);
    expect(view.takeBlocks([])).to.equal(0);
    expect(view.takeBlocks([])).to.equal(null);
    expect(view.blocks).to.deep.equal([]);
  });

  it("asks no more at once when a list from the beginning has no beginning", () => {
    const view = new View();
    expect(view.nextQuestion()).to.equal(0);
    expect(view.takeBlocks(chainOf(3, 1).slice(1))).to.equal(null);
    expect(view.blocks).to.equal(null);
  });
});
