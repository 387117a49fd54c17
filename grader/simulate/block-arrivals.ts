/** A block that was found, and when it came where. */
interface FoundBlock {
  readonly at: number;
  readonly height: number;
}

/** Follows who has heard of which block: what forks are made of. */
export class BlockArrivals {
  readonly #nodes: number;
  readonly #found = new Map<string, FoundBlock>();
  readonly #heard = new Map<string, Set<string>>();
  #seconds = 0;
  #arrivals = 0;

  /** @param nodes - how many there are. */
  constructor(nodes: number) {
    this.#nodes = nodes;
  }

  /** How many blocks were found. */
  get found(): number {
    return this.#found.size;
  }

  /** Heights at which more than one was found. */
  get forks(): number {
    const counts = new Map<number, number>();
    for (const { height } of this.#found.values()) {
      counts.set(height, (counts.get(height) ?? 0) + 1);
    }
    return [...counts.values()].filter((count) => count > 1).length;
  }

  /** Mean seconds until a node has a block; its finder has it at once. */
  get spread(): number {
    return this.#seconds / Math.max(1, this.#arrivals + this.#found.size);
  }

  /** A node has found a block. */
  find(hash: string, height: number, at: number): void {
    this.#found.set(hash, { at, height });
  }

  /** A node was posted a block; only the first time that it hears of it counts. */
  hear(node: string, hash: string, at: number): void {
    const block = this.#found.get(hash);
    if (block === undefined) return;
    const heard = this.#heard.get(hash) ?? new Set();
    this.#heard.set(hash, heard);
    if (heard.has(node)) return;
    heard.add(node);
    this.#seconds += at - block.at;
    this.#arrivals++;
    if (heard.size >= this.#nodes) this.#heard.delete(hash);
  }
}
