import { expect } from "chai";
import { mineBlock } from "../verifier/index.ts";
import type { SealedBlock } from "../verifier/wire.ts";
import { countRace } from "./race-result.ts";
import { RaceView } from "./race-view.ts";

const RACERS = [
  { name: "n1", port: 9001 },
  { name: "n2", port: 9002 },
];
const ZEROS = 1;

/** A block mined on top of another one; another `second` gives another block. */
function mine(port: number, below: SealedBlock | null, second = 10): SealedBlock {
  return mineBlock({
    index: below === null ? 0 : below.index + 1,
    prevHash: below?.hash ?? null,
    data: `Mined by node on port ${port}`,
    timestamp: `202111141425${second}700000`,
    items: [],
    zeros: ZEROS,
    startNonce: 0,
  });
}

/** Two blocks on top of the same one, the greater tip, which has the lower hash, first. */
function rivals(below: SealedBlock | null): [SealedBlock, SealedBlock] {
  const [one, other] = [mine(9001, below, 20), mine(9002, below, 30)];
  return one.hash < other.hash ? [one, other] : [other, one];
}

const view = (): RaceView => new RaceView(RACERS, ZEROS);
const a = mine(9001, null);
const b = mine(9002, a);

describe("the view of a race", () => {
  it("names the winner of a block by its data", () => {
    const [event] = view().heard(a, null, 5);
    expect(event).to.include({ kind: "won", winner: "n1" });
  });

  it("tells of a block once, however often it is heard", () => {
    const race = view();
    race.heard(a, "n1", 1);
    expect(race.heard(a, "n2", 2)).to.deep.equal([]);
    expect(race.looked("n1", [a], 3, 4)).to.deep.equal([]);
  });

  it("calls a second block of a height a fork", () => {
    const race = view();
    const [first, second] = rivals(a);
    race.heard(first, null, 1);
    expect(race.heard(second, null, 2)[0]).to.include({ kind: "fork" });
  });

  it("looks at no block whose hash is wrong or has no work", () => {
    const race = view();
    expect(race.heard({ ...a, nonce: a.nonce + 1 }, "n1", 1)).to.deep.equal([]);
    expect(race.heard({ ...a, hash: `f${a.hash.slice(1)}` }, "n1", 1)).to.deep.equal([]);
    expect(race.seen).to.deep.equal([]);
  });

  it("knows a winner whose block carries items by the beginning of its data", () => {
    const items = [{ id: "a", sender: "b", receiver: "c", amount: 1, t: 1 }];
    const block = mineBlock({
      ...{
        index: 0,
        prevHash: null,
        data: "Mined by node on port 9002",
        zeros: ZEROS,
        startNonce: 0,
      },
      ...{ timestamp: "20211114142510700000", items },
    });
    expect(view().heard(block, null, 1)[0]).to.include({ winner: "n2" });
  });

  it("has no winner for a block that names no racer", () => {
    expect(view().heard(mine(9003, null), null, 1)[0]).to.include({ winner: null });
  });

  it("notices that a node gave up a block between two looks, by what it posted", () => {
    const race = view();
    const [greater, lesser] = rivals(a);
    race.looked("n1", [a], 0, 1);
    race.heard(lesser, "n1", 2);
    const events = race.heard(greater, "n1", 3);
    expect(events.at(-1)).to.deep.include({ reorganisation: { name: "n1", lost: 1, from: 1 } });
  });

  it("counts all blocks that a longer chain replaced", () => {
    const race = view();
    const other = mine(9002, null, 40);
    const others = [other, mine(9002, other), mine(9002, mine(9002, other))];
    race.looked("n1", [a, b], 0, 1);
    race.looked("n1", others, 2, 3);
    expect(race.reorganisations).to.deep.equal([{ name: "n1", lost: 2, from: 0 }]);
  });

  it("does not take an answer for a step back that was asked for before a block was heard", () => {
    const race = view();
    race.looked("n1", [a], 0, 1);
    race.heard(b, "n1", 5);
    expect(race.looked("n1", [a], 4, 6)).to.deep.equal([]);
    expect(race.standings()[0]).to.include({ length: 2 });
  });

  it("waits for a look when it does not know what a block stands on", () => {
    const race = view();
    race.heard(b, "n1", 1);
    expect(race.standings()[0]).to.include({ length: 0 });
    race.looked("n1", [a, b], 2, 3);
    expect(race.standings()[0]).to.include({ length: 2, tip: b.hash, won: 1 });
  });

  it("counts who won, who lost and how long a block took", () => {
    const race = view();
    const [greater, lesser] = rivals(a);
    race.heard(a, "n1", 1000);
    race.heard(lesser, "n1", 2000);
    race.heard(greater, "n2", 3000);
    race.looked("n1", [a, greater], 4000, 4100);
    const above = mine(9001, greater);
    race.heard(above, null, 5000);
    const result = countRace({
      problem: null,
      lost: null,
      view: race,
      nodes: RACERS.map((racer) => ({ ...racer, submission: "reference" })),
      chain: [a.hash, greater.hash],
      ...{ zeros: ZEROS, ms: 6000, transactions: 0, cut: null },
    });
    // The block above the chain was found after the last look: it is no fork.
    expect(result).to.include({ length: 2, seen: 3, forks: 1, longestReorganisation: 1 });
    expect(result).to.include({ meanSeconds: 2, mostSeconds: 2, hashesABlock: 16, seconds: 6 });
    expect(result.racers.map(({ won, lost }) => won + lost)).to.have.members([2, 1]);
  });
});
