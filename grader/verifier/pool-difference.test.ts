import { expect } from "chai";

import { isSameSet, poolDifference } from "./pool-difference.ts";
import { sameTransaction } from "./same-transaction.ts";

const ID = "00000000-0000-0000-0000-00000000000";
const FIRST = { id: `${ID}1`, sender: `${ID}0`, receiver: `${ID}1`, amount: 3000 };
const SECOND = { id: `${ID}2`, sender: `${ID}0`, receiver: `${ID}2`, amount: 2000 };
const THIRD = { id: `${ID}3`, sender: `${ID}0`, receiver: `${ID}3`, amount: 1000 };
const STAMPED = { ...FIRST, t: 1620811762.848223, prev_hash: null };

describe("verifier: equal transactions and pools", () => {
  it("takes transactions for equal whatever their time and link", () => {
    expect(sameTransaction(FIRST, { ...STAMPED })).to.be.true;
    const later = { ...STAMPED, t: 0, prev_hash: "ff" };
    expect(sameTransaction(STAMPED, later)).to.be.true;
  });

  it("tells them apart by each of the four fields", () => {
    expect(sameTransaction(FIRST, { ...FIRST, id: SECOND.id })).to.be.false;
    expect(sameTransaction(FIRST, { ...FIRST, sender: SECOND.id })).to.be.false;
    expect(sameTransaction(FIRST, { ...FIRST, receiver: SECOND.id })).to.be.false;
    expect(sameTransaction(FIRST, { ...FIRST, amount: -3000 })).to.be.false;
  });

  it("does not mistake one division of the fields for another", () => {
    const shifted = { ...FIRST, id: `${FIRST.id}","`, sender: "" };
    expect(sameTransaction(shifted, { ...shifted, id: FIRST.id, sender: `","` })).to.be.false;
  });

  it("reads an amount of −0 as 0", () => {
    expect(sameTransaction({ ...FIRST, amount: -0 }, { ...FIRST, amount: 0 })).to.be.true;
  });

  it("lists what one pool lacks and what it has beyond the other", () => {
    const { missing, extra } = poolDifference([FIRST, SECOND], [THIRD, STAMPED]);
    expect(missing).to.deep.equal([SECOND]);
    expect(extra).to.deep.equal([THIRD]);
  });

  it("compares as sets, whatever the order and however often one is listed", () => {
    expect(isSameSet([FIRST, SECOND, FIRST], [SECOND, STAMPED])).to.be.true;
    expect(isSameSet([], [])).to.be.true;
    expect(isSameSet([FIRST], [])).to.be.false;
    expect(isSameSet([], [FIRST])).to.be.false;
    expect(isSameSet([FIRST], [{ ...FIRST, amount: 1 }])).to.be.false;
  });

  it("lists a repeated transaction once", () => {
    expect(poolDifference([FIRST, STAMPED], []).missing).to.have.lengthOf(1);
  });
});
