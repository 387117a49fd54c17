/**
 * The search for a block: one mining job after the other (MT).
 */
import type { MiningWorker, SealedBlock } from "#kit";
import type { UnminedBlock } from "./mined-chain.ts";

/** Where and how a block is searched for. */
export interface SearchOptions {
  readonly worker: MiningWorker;
  /** How many nonces one job tries. */
  readonly rounds: number;
  /** The difficulty in leading hex zeros. */
  readonly zeros: number;
  /** Whether the block is still wanted; asked before each job. */
  readonly isWanted: () => boolean;
}

/**
 * Mines a block: job after job, each beginning where the one before has ended, until a nonce is found.
 * Null when the block is not wanted any more before that.
 */
export async function searchBlock(
  block: UnminedBlock,
  { worker, rounds, zeros, isWanted }: SearchOptions,
): Promise<SealedBlock | null> {
  const { items, ...header } = block;
  let startNonce = 0;
  while (isWanted()) {
    const { nonce, hash } = await worker.mine(header, startNonce, rounds, zeros);
    if (nonce !== null) return { ...header, nonce, hash, items };
    startNonce += rounds;
  }
  return null;
}
