import type {
  Draft,
  MiningResult,
  MiningWorker,
  Random,
  VirtualClock,
} from "../../labs/kit/simulation/index.ts";

/** Work that a real header needs all the same: next to none, since luck decides when it is found. */
export const SIMULATED_ZEROS = 1;

/** What a {@link LuckyWorker} stands on. */
export interface Luck {
  readonly clock: VirtualClock;
  readonly random: Random;
  /** Mean seconds until this worker finds a block. */
  readonly mean: number;
  readonly mine: (draft: Draft, from: number, rounds: number, zeros: number) => MiningResult;
  readonly isAlive: () => boolean;
}

/**
 * A thread for mining jobs that finds a block after a time that luck decides, as if it had tried nonces
 * for so long: the waiting times of a real search are exponential, too, and have no memory. Only then is
 * a nonce looked for that makes the block valid.
 */
export class LuckyWorker implements MiningWorker {
  readonly #luck: Luck;
  #drop: (() => void) | undefined;

  constructor(luck: Luck) {
    this.#luck = luck;
  }

  mine(draft: Draft, from: number, rounds: number, zeros: number): Promise<MiningResult> {
    const { clock, random, mean, mine, isAlive } = this.#luck;
    return new Promise((resolve) => {
      let isOver = false;
      const finish = (result: () => MiningResult): void => {
        if (isOver || !isAlive()) return;
        isOver = true;
        resolve(result());
      };
      this.#drop = () => {
        finish(() => ({ nonce: null, hash: null, startNonce: from, rounds: 0 }));
      };
      clock.plan(-Math.log(1 - random.next()) * mean, () => {
        finish(() => mine(draft, from, rounds * 1000, zeros));
      });
    });
  }

  drop(): void {
    this.#drop?.();
  }
}
