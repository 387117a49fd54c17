import { expect } from "chai";
import { raceFor } from "./race-plan.ts";

/** Rates from slow to fast, 20 to a power of ten. */
const RATES = Array.from({ length: 61 }, (_, at) => 10 ** (5 + at / 20));
const CORES = [1, 2, 3, 4, 8, 64];

/** The seconds that a block takes the nodes together. */
function interval(rate: number, cores: number): number {
  return 16 ** raceFor(rate, cores).zeros / (rate * Math.min(cores, 4));
}

describe("raceFor", () => {
  const all = RATES.flatMap((rate) => CORES.map((cores) => ({ rate, cores })));

  it("gives races of one length, within a factor of four, on every machine", () => {
    const lengths = all.map(({ rate, cores }) => {
      return raceFor(rate, cores).blocks * interval(rate, cores);
    });
    expect(Math.max(...lengths) / Math.min(...lengths)).to.be.below(4);
    expect(Math.max(...lengths)).to.be.below(10);
  });

  it("leaves the news of a block time to spread", () => {
    for (const { rate, cores } of all) expect(interval(rate, cores)).to.be.least(0.199_999);
  });

  it("asks for no more zeros than the blocks have that the nodes are given", () => {
    for (const { rate, cores } of all) expect(raceFor(rate, cores).zeros).to.be.within(1, 7);
  });

  it("lets nobody win by the first block alone", () => {
    for (const { rate, cores } of all) expect(raceFor(rate, cores).blocks).to.be.least(2);
  });

  it("counts no more cores than there are miners", () => {
    expect(raceFor(1e6, 4)).to.deep.equal(raceFor(1e6, 128));
  });
});
