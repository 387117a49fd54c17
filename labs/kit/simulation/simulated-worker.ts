import type { Draft } from "../contract/block.ts";
import type { Mine, MiningResult, MiningWorker } from "../programs/mining.ts";
import type { Random } from "./random.ts";
import type { VirtualClock } from "./virtual-clock.ts";

/** Seconds that a nonce takes, about. */
const SECONDS_A_NONCE = 0.01;

/** A thread for mining jobs in virtual time: a job is done at once, and known of when it would be. */
export class SimulatedWorker implements MiningWorker {
  readonly #clock: VirtualClock;
  readonly #random: Random;
  readonly #mine: Mine | undefined;
  readonly #isAlive: () => boolean;
  #drop: (() => void) | undefined;

  /** @param isAlive - whether there is anybody who can be told of a result. */
  constructor(clock: VirtualClock, random: Random, mine: Mine | undefined, isAlive: () => boolean) {
    this.#clock = clock;
    this.#random = random;
    this.#mine = mine;
    this.#isAlive = isAlive;
  }

  mine(header: Draft, startNonce: number, rounds: number, zeros: number): Promise<MiningResult> {
    return new Promise((resolve, reject) => {
      let isOver = false;
      const finish = (work: () => MiningResult): void => {
        if (isOver || !this.#isAlive()) return;
        isOver = true;
        try {
          resolve(work());
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      this.#drop = () => {
        finish(() => ({ nonce: null, hash: null, startNonce, rounds: 0 }));
      };
      const seconds = this.#random.between(0.5, 1.5) * rounds * SECONDS_A_NONCE;
      this.#clock.plan(seconds, () => {
        finish(() => {
          if (this.#mine === undefined) throw new Error("node.ts exports no function mine");
          return this.#mine(header, startNonce, rounds, zeros);
        });
      });
    });
  }

  drop(): void {
    this.#drop?.();
  }
}
