import type { Draft } from "../contract/block.ts";

/** What one mining job says: the lowest nonce with work in its range, or that there is none (MT). */
export type MiningResult =
  | {
      readonly nonce: number;
      /** The header's hash with that nonce. */
      readonly hash: string;
      /** What was tried: `rounds` nonces from `startNonce` on. */
      readonly startNonce: number;
      readonly rounds: number;
    }
  | {
      readonly nonce: null;
      readonly hash: null;
      readonly startNonce: number;
      readonly rounds: number;
    };

/**
 * One mining job as a function without I/O: tries the nonces of `[startNonce, startNonce + rounds)` in
 * order, until the header's hash begins with so many hex zeros (MT).
 */
export type Mine = (
  header: Draft,
  startNonce: number,
  rounds: number,
  zeros: number,
) => MiningResult;

/** What a program's module exports for its mining thread. */
export interface MiningModule {
  readonly mine?: Mine;
  /** The same, faster, which is taken with `--fast`. */
  readonly mineFast?: Mine;
}

/** Where jobs are done: a thread of its own, so that the node answers meanwhile. */
export interface MiningWorker {
  /**
   * Does one job, by the `mine` that the program exports. One job at a time: the promise of the one
   * before has to be settled.
   *
   * @returns what `mine` returned; of a job that was dropped, that nothing was found in the part that
   * was tried. Rejects with what `mine` threw.
   */
  mine(header: Draft, startNonce: number, rounds: number, zeros: number): Promise<MiningResult>;
  /** Ends the running job within a few milliseconds. Without one, nothing happens. */
  drop(): void;
}
