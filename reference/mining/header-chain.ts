/**
 * A chain of mined blocks that carry no transactions, in memory: all that lab 4 needs. From lab 5 on
 * the ledger keeps the chain.
 */
import { announcedContent, freshTimestamp, hasSecondReading, isAhead, readSealed } from "#kit";
// #skeleton import { NotImplemented } from "#kit";
import type { SealedBlock, WireBlock } from "#kit";
import { hasWork, headerHash } from "../ledger/header.ts";
import type { MinedChain, Offer, UnminedBlock } from "./mined-chain.ts";

/** A chain that takes blocks on its top, and another chain in its place when that is the greater. */
export class HeaderChain implements MinedChain {
  readonly zeros: number;
  readonly #now: () => number;
  #blocks: SealedBlock[] = [];

  /**
   * @param zeros - the difficulty in leading hex zeros.
   * @param now - the time in seconds since 1970.
   */
  constructor(zeros: number, now: () => number) {
    this.zeros = zeros;
    this.#now = now;
  }

  blocks(): readonly SealedBlock[] {
    return this.#blocks;
  }

  tip(): SealedBlock | undefined {
    return this.#blocks.at(-1);
  }

  next(label: string): UnminedBlock {
    const tip = this.tip();
    return {
      index: this.#blocks.length,
      timestamp: freshTimestamp(label, this.#now()),
      prev_hash: tip?.hash ?? "",
      data: label,
      items: [],
    };
  }

  offer(offered: readonly WireBlock[]): Offer {
    let blocks: SealedBlock[];
    try {
      blocks = offered.map(readSealed);
    } catch {
      return "refused";
    }
    if (!blocks.every((block) => this.#isSound(block))) return "refused";
    const [first] = blocks;
    if (first === undefined || this.#blocks.some(({ hash }) => hash === blocks.at(-1)?.hash)) {
      return "unchanged";
    }
    if (blocks.length === 1 && first.prev_hash === (this.tip()?.hash ?? "")) {
      return this.#extend(first);
    }
    return first.index === 0 ? this.#replace(blocks) : "detached";
  }

  /** Whether a block, looked at by itself, is valid. */
  #isSound(block: SealedBlock): boolean {
    // #region lab4/talk
    return (
      block.hash === headerHash(block) &&
      hasWork(block.hash, this.zeros) &&
      !hasSecondReading(block) &&
      !isAhead(block, this.#now()) &&
      announcedContent(block.data) === undefined &&
      block.items.length === 0
    );
    // #stub // Your turn (lab4/talk). Until then, every block is believed.
    // #stub return true;
    // #endregion
  }

  /** Puts a block on top, which it says it belongs to. */
  #extend(block: SealedBlock): Offer {
    // #region lab4/mine-in-background
    if (block.index !== this.#blocks.length) return "refused";
    this.#blocks.push(block);
    return "adopted";
    // #stub throw new NotImplemented("lab4/mine-in-background");
    // #endregion
  }

  /** Takes another chain, given from its first block on, when it is valid and the greater one. */
  #replace(blocks: SealedBlock[]): Offer {
    // #region lab4/race
    const isLinked = blocks.every(
      (block, at) => block.index === at && block.prev_hash === (blocks[at - 1]?.hash ?? ""),
    );
    if (!isLinked) return "refused";
    if (!this.#isLesserThan(blocks)) return "unchanged";
    this.#blocks = blocks;
    return "adopted";
    // #stub // Your turn (lab4/race). Until then, the first chain that was heard of stays.
    // #stub return "unchanged";
    // #endregion
  }

  /** Whether another chain is greater: longer, or as long with the lower hash of the newest block. */
  #isLesserThan(blocks: readonly SealedBlock[]): boolean {
    // #region lab4/sync
    if (blocks.length !== this.#blocks.length) return blocks.length > this.#blocks.length;
    return (blocks.at(-1)?.hash ?? "") < (this.tip()?.hash ?? "");
    // #stub // Your turn (lab4/sync). Until then, of chains of one length the first one stays.
    // #stub return blocks.length > this.#blocks.length;
    // #endregion
  }
}
