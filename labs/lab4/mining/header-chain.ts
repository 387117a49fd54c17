/**
 * A chain of mined blocks that carry no transactions, in memory: all that lab 4 needs. From lab 5 on
 * the ledger keeps the chain.
 */
import { announcedContent, freshTimestamp, hasSecondReading, isAhead, readSealed } from "#kit";
import { NotImplemented } from "#kit";
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
    // Your turn (lab4/talk). Until then, every block is believed.
    return true;
  }

  /** Puts a block on top, which it says it belongs to. */
  #extend(block: SealedBlock): Offer {
    throw new NotImplemented("lab4/mine-in-background");
  }

  /** Takes another chain, given from its first block on, when it is valid and the greater one. */
  #replace(blocks: SealedBlock[]): Offer {
    // Your turn (lab4/race). Until then, the first chain that was heard of stays.
    return "unchanged";
  }

  /** Whether another chain is greater: longer, or as long with the lower hash of the newest block. */
  #isLesserThan(blocks: readonly SealedBlock[]): boolean {
    // Your turn (lab4/sync). Until then, of chains of one length the first one stays.
    return blocks.length > this.#blocks.length;
  }
}
