/**
 * The ledger's chain as mining and talking see it: the blocks to mine carry what waits in the pool.
 */
import { ProtocolError, freshTimestamp, isSealed } from "#kit";
import type { Block, SealedBlock, WireBlock } from "#kit";
import { contentHash, makeBlock } from "../ledger/block.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { MinedChain, Offer, UnminedBlock } from "./mined-chain.ts";

/** A ledger whose blocks are mined. */
export class LedgerChain implements MinedChain {
  readonly #ledger: Ledger;
  readonly #now: () => number;

  /** @param now - the time in seconds since 1970. */
  constructor(ledger: Ledger, now: () => number) {
    this.#ledger = ledger;
    this.#now = now;
  }

  get zeros(): number | undefined {
    return this.#ledger.zeros;
  }

  blocks(): readonly Block[] {
    this.#ledger.catchUp();
    return this.#ledger.blocks();
  }

  tip(): SealedBlock | undefined {
    this.#ledger.catchUp();
    const tip = this.#ledger.tip;
    return tip !== undefined && isSealed(tip) ? tip : undefined;
  }

  next(label: string): UnminedBlock {
    const tip = this.tip();
    const waiting = this.#ledger.pool().sort((one, other) => one.t - other.t);
    const { items } = makeBlock(waiting, null);
    const prev_hash = tip?.hash ?? "";
    const data = items.length === 0 ? label : `${label} ${contentHash({ items, prev_hash })}`;
    const timestamp = freshTimestamp(data, this.#now());
    return { index: (tip?.index ?? -1) + 1, timestamp, prev_hash, data, items };
  }

  offer(blocks: readonly WireBlock[]): Offer {
    this.#ledger.catchUp();
    // Every neighbour posts every block: one that is held is not judged a second time.
    const from = blocks.findIndex(({ hash }) => hash === undefined || !this.#ledger.holds(hash));
    if (from === -1) return "unchanged";
    const before = this.#ledger.tipHash;
    try {
      const { outcome } = this.#ledger.mergeBlocks(blocks.slice(from), this.#now());
      if (outcome === "detached") return "detached";
      if (outcome !== "accepted") return "refused";
      return this.#ledger.tipHash === before ? "unchanged" : "adopted";
    } catch (error) {
      if (error instanceof ProtocolError) return "refused";
      throw error;
    }
  }
}
