/**
 * What a node says of its ledger and lets others do with it: `pool`, `blocks` and `merge` (L5).
 */
import { ProtocolError, accepted, ok, transactionText } from "#kit";
// #skeleton import { NotImplemented } from "#kit";
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
    // #region lab5/merge-pool
    this.#ledger.catchUp();
    return ok({ pool: this.#ledger.pool() });
    // #stub throw new NotImplemented("lab5/merge-pool");
    // #endregion
  }

  /** Answers `blocks`: the chain from position `start` on. */
  blocks({ start = 0 }: Args["blocks"]): Reply {
    // #region lab5/blocks
    this.#ledger.catchUp();
    return ok({ blocks: this.#ledger.blocks(start) });
    // #stub throw new NotImplemented("lab5/blocks");
    // #endregion
  }

  /** Answers `merge`: of a pool, of blocks, or of neither, which is an error. */
  merge({ pool, blocks }: Args["merge"]): Reply {
    if (pool !== undefined) return this.#mergePool(pool);
    if (blocks !== undefined) return this.#mergeBlocks(blocks);
    return this.#mergeNothing();
  }

  /** Answers `merge` of a pool: every transaction is taken with the time that it is now. */
  #mergePool(pool: readonly OfferedTransaction[]): Reply {
    // #region lab5/merge-pool
    this.#ledger.mergePool(pool, this.#now());
    return accepted();
    // #stub throw new NotImplemented("lab5/merge-pool");
    // #endregion
  }

  /** Answers `merge` of blocks: taken, or refused in the words of the slides. */
  #mergeBlocks(blocks: readonly WireBlock[]): Reply {
    // #region lab5/merge-blocks
    const result = this.#ledger.mergeBlocks(blocks, this.#now());
    switch (result.outcome) {
      case "accepted":
      case "detached":
        return accepted();
      case "duplicate": {
        const text = transactionText(result.repeated);
        throw new ProtocolError(500, `Duplicate transaction in blockchain: ${text}`);
      }
      case "malicious":
        throw new ProtocolError(500, "Malicious block is detected.");
      case "ahead":
        throw new ProtocolError(500, "A block is more than two hours ahead of the clock.");
    }
    // #stub throw new NotImplemented("lab5/merge-blocks");
    // #endregion
  }

  /** Answers a `merge` that says neither what pool nor what blocks. */
  #mergeNothing(): Reply {
    // #region lab5/merge-blocks
    const missing = 'Operation "merge" requires following "args": "pool" or "blocks"';
    throw new ProtocolError(500, missing, null);
    // #stub throw new NotImplemented("lab5/merge-blocks");
    // #endregion
  }
}
