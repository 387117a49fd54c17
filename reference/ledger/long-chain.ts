/**
 * A chain whose older blocks may be settled: judged in an earlier run, and held as bytes. To whoever
 * uses it, it is a chain like any other; without settled blocks it is a {@link Chain} and nothing more.
 */
import type { Block, OfferedTransaction, Transaction } from "#kit";
import { Chain } from "./chain.ts";
import type { SettledBlocks } from "./settled-blocks.ts";

/** A chain of settled blocks and those on top of them. */
export class LongChain {
  #settled: SettledBlocks | undefined;
  #recent = new Chain();

  /** Holds its first blocks in this form, if they are its own, or if there are none yet. */
  adopt(settled: SettledBlocks): void {
    const isOwn = this.hashAt(settled.length - 1) === settled.hashes.at(-1);
    if (this.length > 0 && !isOwn) return;
    const recent = this.blocks.slice(settled.length);
    this.#settled = settled;
    this.#recent = new Chain();
    for (const block of recent) this.#recent.add(block);
  }

  /** The blocks that are settled; undefined when there never were any. */
  get settled(): SettledBlocks | undefined {
    return this.#settled;
  }

  /** The blocks on top of the settled ones. */
  get recent(): readonly Block[] {
    return this.#recent.blocks;
  }

  /** The blocks from the first on, as far as they are asked for. */
  get blocks(): { slice(start: number): readonly Block[] } {
    return {
      slice: (start) => {
        const recent = this.#recent.blocks.slice(Math.max(0, start - this.#below));
        if (start >= this.#below || this.#settled === undefined) return recent;
        return [...this.#settled.blocks(start), ...recent];
      },
    };
  }

  get length(): number {
    return this.#below + this.#recent.length;
  }

  get tip(): Block | undefined {
    return this.#recent.tip ?? this.#settled?.tip;
  }

  get tipHash(): string | null {
    return this.#recent.tipHash ?? this.#settled?.hashes.at(-1) ?? null;
  }

  hashAt(position: number): string | undefined {
    if (position < this.#below) return this.#settled?.hashes[position];
    return this.#recent.hashAt(position - this.#below);
  }

  positionOf(hash: string): number | undefined {
    const recent = this.#recent.positionOf(hash);
    return recent === undefined ? this.#settled?.positionOf(hash) : recent + this.#below;
  }

  add(block: Block): void {
    this.#recent.add(block);
  }

  cut(position: number): Block[] {
    const recent = this.#recent.cut(Math.max(0, position - this.#below));
    if (position >= this.#below || this.#settled === undefined) return recent;
    return [...this.#settled.cut(position), ...recent];
  }

  find(transaction: OfferedTransaction, below = Infinity): Transaction | undefined {
    return (
      this.#settled?.find(transaction, below) ?? this.#recent.find(transaction, below - this.#below)
    );
  }

  /** How many blocks are below the recent ones. */
  get #below(): number {
    return this.#settled?.length ?? 0;
  }
}
