/**
 * What a node says of its ledger and lets others do with it: `pool`, `blocks` and `merge` (L5).
 */
import { ProtocolError, accepted, ok, transactionText } from "#kit";
import { NotImplemented } from "#kit";
import type { Args, OfferedTransaction, Reply, WireBlock } from "#kit";
import type { Ledger } from "../ledger/ledger.ts";

/** The operations of a node that stand on its ledger. */
export class LedgerOperations {
  readonly #ledger: Ledger;
  readonly #now: () => number;

  /** @param now - the time in seconds since 1970. */
  constructor(ledger: Ledger, now: () => number) {
    this.#ledger = ledger;
    this.#now = now;
  }

  /** Answers `pool`: the transactions that wait. */
  pool(): Reply {
    throw new NotImplemented("lab5/merge-pool");
  }

  /** Answers `blocks`: the chain from position `start` on. */
  blocks({ start = 0 }: Args["blocks"]): Reply {
    throw new NotImplemented("lab5/blocks");
  }

  /** Answers `merge`: of a pool, of blocks, or of neither, which is an error. */
  merge({ pool, blocks }: Args["merge"]): Reply {
    if (pool !== undefined) return this.#mergePool(pool);
    if (blocks !== undefined) return this.#mergeBlocks(blocks);
    return this.#mergeNothing();
  }

  /** Answers `merge` of a pool: every transaction is taken with the time that it is now. */
  #mergePool(pool: readonly OfferedTransaction[]): Reply {
    throw new NotImplemented("lab5/merge-pool");
  }

  /** Answers `merge` of blocks: taken, or refused in the words of the slides. */
  #mergeBlocks(blocks: readonly WireBlock[]): Reply {
    throw new NotImplemented("lab5/merge-blocks");
  }

  /** Answers a `merge` that says neither what pool nor what blocks. */
  #mergeNothing(): Reply {
    throw new NotImplemented("lab5/merge-blocks");
  }
}
