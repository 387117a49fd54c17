import { expect } from "chai";
import fc from "fast-check";
import type { Draft } from "../contract/block.ts";
import type { MiningResult, MiningWorker } from "../programs/mining.ts";
import { MiningThreads } from "./mining-threads.ts";

const draft: Draft = { index: 0, timestamp: "20171101211448123456", prev_hash: "", data: "" };

/** A worker to which the nonces that win are told, and which takes its time: so many turns. */
class ToldWorker implements MiningWorker {
  readonly wins: readonly number[];
  readonly turns: number;
  #drops = 0;

  constructor(wins: readonly number[], turns: number) {
    this.wins = wins;
    this.turns = turns;
  }

  async mine(_: Draft, startNonce: number, rounds: number): Promise<MiningResult> {
    const drops = this.#drops;
    let tried = 0;
    for (; tried < rounds; tried++) {
      if (this.#drops > drops) break;
      for (let turn = 0; turn < this.turns; turn++) await Promise.resolve();
      const nonce = startNonce + tried;
      if (this.wins.includes(nonce)) return { nonce, hash: String(nonce), startNonce, rounds };
    }
    return { nonce: null, hash: null, startNonce, rounds: tried };
  }

  drop(): void {
    this.#drops++;
  }
}

describe("threads that share a mining job", () => {
  const wins = fc.uniqueArray(fc.nat(60), { maxLength: 4 });
  const turns = fc.array(fc.nat(4), { minLength: 1, maxLength: 5 });

  it("find what one alone finds, however fast each of them is", async () => {
    await fc.assert(
      fc.asyncProperty(
        wins,
        turns,
        fc.nat(20),
        fc.integer({ min: 1, max: 40 }),
        async (...given) => {
          const [winning, speeds, start, rounds] = given;
          const alone = await new ToldWorker(winning, 0).mine(draft, start, rounds);
          const threads = new MiningThreads(speeds.map((one) => new ToldWorker(winning, one)));
          expect(await threads.mine(draft, start, rounds, 1)).to.deep.equal(alone);
        },
      ),
    );
  });

  it("say of a dropped job only what was tried without a gap, and never a nonce behind one", async () => {
    await fc.assert(
      fc.asyncProperty(wins, turns, fc.nat(60), async (winning, speeds, dropAfter) => {
        const threads = new MiningThreads(speeds.map((one) => new ToldWorker(winning, one)));
        const job = threads.mine(draft, 0, 60, 1);
        for (let turn = 0; turn < dropAfter; turn++) await Promise.resolve();
        threads.drop();
        const { nonce, rounds } = await job;
        const lowest = Math.min(...winning.filter((one) => one < 60));
        if (nonce !== null) expect(nonce).to.equal(lowest);
        else expect(rounds).to.be.at.most(lowest);
      }),
    );
  });
});
