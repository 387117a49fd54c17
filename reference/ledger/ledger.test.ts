import { expect } from "chai";
import type { Transaction } from "#kit";
import { blockHash, isSoundBlock, makeBlock } from "./block.ts";
import { Chain, validateChain } from "./chain.ts";
import { Pool } from "./pool.ts";
import { transfer, uuid } from "../test/transfers.ts";
import { sameTransaction, stampTransaction, transactionHash } from "./transaction.ts";

const pay = (n: number, t = 1620811762 + n): Transaction =>
  stampTransaction(transfer(n, n * 1000), t);

describe("transaction", () => {
  it("equals one that differs in t and prev_hash alone", () => {
    const other = { ...pay(1, 5), prev_hash: transactionHash(pay(2)) };
    expect(sameTransaction(pay(1), other)).to.be.true;
    expect(sameTransaction(pay(1), { ...pay(1), amount: 999 })).to.be.false;
  });
});

describe("block", () => {
  it("links its items and drops a repeated one", () => {
    const block = makeBlock([pay(1), pay(2), pay(1, 9)], null);
    expect(block.items.map(({ id }) => id)).to.deep.equal([uuid(1), uuid(2)]);
    expect(block.items[1]?.prev_hash).to.equal(transactionHash(pay(1)));
    expect(isSoundBlock(block)).to.be.true;
  });

  it("is unsound when empty, when an amount was changed, or when an item is there twice", () => {
    const { items } = makeBlock([pay(1), pay(2)], null);
    const [first, second] = items as [Transaction, Transaction];
    const repeated = { ...first, prev_hash: transactionHash(second) };
    expect(isSoundBlock({ items: [], prev_hash: null })).to.be.false;
    expect(isSoundBlock({ items: [{ ...first, amount: 1 }, second], prev_hash: null })).to.be.false;
    expect(isSoundBlock({ items: [first, second, repeated], prev_hash: null })).to.be.false;
  });
});

describe("chain", () => {
  const first = makeBlock([pay(1), pay(2)], null);
  const second = makeBlock([pay(3)], blockHash(first));

  it("finds what its blocks hold, and forgets what is cut off", () => {
    const chain = new Chain();
    chain.add(first);
    chain.add(second);
    expect(chain.find(pay(3, 77))).to.deep.equal({ ...pay(3), prev_hash: null });
    expect(chain.find(pay(3), 1)).to.equal(undefined);
    expect(chain.cut(1)).to.deep.equal([second]);
    expect(chain.find(pay(3))).to.equal(undefined);
    expect(chain.tipHash).to.equal(blockHash(first));
  });

  it("is valid only from a first block on, and with no transaction twice", () => {
    const again = makeBlock([pay(1)], blockHash(second));
    expect(validateChain([first, second])).to.be.true;
    expect(validateChain([second])).to.be.false;
    expect(validateChain([first, second, again])).to.be.false;
  });
});

describe("pool", () => {
  it("keeps the t of the first of two equal transactions", () => {
    const pool = new Pool();
    pool.add(pay(1, 5));
    pool.add(pay(1, 6));
    expect(pool.list()).to.deep.equal([pay(1, 5)]);
    pool.remove(pay(1, 7));
    expect(pool.size).to.equal(0);
  });
});
