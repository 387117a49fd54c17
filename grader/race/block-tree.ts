import { headerHash } from "../verifier/index.ts";
import type { WireBlock } from "../verifier/wire.ts";

/** A block that was seen somewhere during a race. */
export interface SeenBlock {
  readonly hash: string;
  /** Its position in its chain, from 0. */
  readonly index: number;
  /** The hash of the block before; the empty text in a first block. */
  readonly prevHash: string;
  /** The port of the node that its data name; null when they name none. */
  readonly port: number | null;
  /** When it was first seen, in milliseconds of the race. */
  readonly at: number;
}

/** The port in the data of a mined block (contract 6). */
const MINED_BY = /^Mined by node on port (\d{1,5})(?: |$)/;

/** All blocks that were seen, by their hash, whichever chain they are in or were in. */
export class BlockTree {
  readonly #blocks = new Map<string, SeenBlock>();
  readonly #work: string;

  /** @param zeros - the difficulty: a block without that work is no block. */
  constructor(zeros: number) {
    this.#work = "0".repeat(zeros);
  }

  /** All blocks that were seen. */
  all(): readonly SeenBlock[] {
    return [...this.#blocks.values()];
  }

  /** The block with this hash. */
  find(hash: string): SeenBlock | undefined {
    return this.#blocks.get(hash);
  }

  /** Takes in a block. It is given back if it is new; undefined when it is known, or without work. */
  add(block: WireBlock, at: number): SeenBlock | undefined {
    const { hash = "", prev_hash: prevHash, data = "" } = block;
    if (this.#blocks.has(hash) || !hash.startsWith(this.#work)) return undefined;
    if (headerHash(block) !== hash) return undefined;
    const port = MINED_BY.exec(data)?.[1];
    const seen: SeenBlock = {
      hash,
      index: Number(block.index),
      prevHash: prevHash ?? "",
      port: port === undefined ? null : Number(port),
      at,
    };
    this.#blocks.set(hash, seen);
    return seen;
  }

  /**
   * The hashes of the chain that ends with a block, from the first block on; null while one of them
   * was not seen.
   *
   * @param known - a chain that is likely to be its beginning, to save the walk.
   */
  chainTo(hash: string, known: readonly string[]): readonly string[] | null {
    const above: string[] = [];
    for (let link = hash; link !== "";) {
      const block = this.#blocks.get(link);
      if (block === undefined) return null;
      if (known[block.index] === link) {
        return [...known.slice(0, block.index + 1), ...above.reverse()];
      }
      above.push(link);
      link = block.prevHash;
    }
    return above.reverse();
  }
}
