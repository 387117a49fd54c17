import { expect } from "chai";
import fc from "fast-check";
import type { Block, Change, Transaction } from "#kit";
import { blockHash, makeBlock } from "./block.ts";
import { Ledger } from "./ledger.ts";
import { memoryJournal } from "../test/memory-node.ts";
import { transfer } from "../test/transfers.ts";
import { stampTransaction } from "./transaction.ts";

const pay = (n: number): Transaction => stampTransaction(transfer(n), n);

function openLedger(history: readonly Change[] = []): Ledger {
  const ledger = new Ledger(memoryJournal(0, history));
  ledger.open();
  return ledger;
}

/** A chain with a block for each number, over a first part of another chain. */
function chainOf(numbers: readonly number[], below: readonly Block[] = []): Block[] {
  const chain = [...below];
  for (const n of numbers) {
    const tip = chain.at(-1);
    chain.push(makeBlock([pay(n)], tip === undefined ? null : blockHash(tip)));
  }
  return chain;
}

describe("ledger", () => {
  const trunk = chainOf([1, 2]);

  it("refuses a repeat on its tip as a duplicate, and keeps nothing of the list", () => {
    const ledger = openLedger();
    ledger.mergeBlocks(trunk, 0);
    expect(ledger.mergeBlocks(chainOf([3, 1], trunk), 0).outcome).to.equal("duplicate");
    expect(ledger.blocks()).to.deep.equal(trunk);
  });

  it("passes over what it has, and takes nothing that begins too far ahead", () => {
    const ledger = openLedger();
    expect(ledger.mergeBlocks(chainOf([3], trunk).slice(2), 0).outcome).to.equal("detached");
    expect(ledger.blocks()).to.deep.equal([]);
    ledger.mergeBlocks(trunk, 0);
    expect(ledger.mergeBlocks(trunk, 0).outcome).to.equal("accepted");
    ledger.mergeBlocks(chainOf([3], trunk), 0);
    expect(ledger.blocks()).to.have.length(3);
  });

  it("gives transactions of given-up blocks back to the pool", () => {
    const ledger = openLedger();
    ledger.mergeBlocks(chainOf([3], trunk), 0);
    ledger.mergeBlocks(chainOf([4, 5], trunk), 0);
    expect(ledger.blocks()).to.deep.equal(chainOf([4, 5], trunk));
    expect(ledger.pool()).to.deep.equal([pay(3)]);
  });

  it("is rebuilt from what earlier runs left", () => {
    const ledger = openLedger([{ pool: [pay(1), pay(9)] }, { blocks: trunk }]);
    expect(ledger.pool()).to.deep.equal([pay(9)]);
    expect(ledger.blocks()).to.deep.equal(trunk);
  });

  it("holds the same chain whatever order the chains came in", () => {
    const chains = [
      trunk,
      chainOf([3], trunk),
      chainOf([4], trunk),
      chainOf([5, 6], trunk.slice(0, 1)),
      chainOf([7, 8, 9]),
      chainOf([1, 2, 3]),
    ];
    const expected = openLedger();
    for (const chain of chains) expected.mergeBlocks(chain, 0);
    const orders = fc.shuffledSubarray(chains, { minLength: chains.length });
    fc.assert(
      fc.property(orders, (order) => {
        const ledger = openLedger();
        for (const chain of [...order, ...order]) ledger.mergeBlocks(chain, 0);
        expect(ledger.blocks()).to.deep.equal(expected.blocks());
      }),
    );
  });
});
