/** Which nodes of a network can reach each other, as far as the network goes: whether they run is not asked. */
export class Partition {
  readonly #cut = new Set<string>();
  #side: ReadonlySet<string> = new Set();

  /** Cuts a node off from all the others. */
  cut(name: string): void {
    this.#cut.add(name);
  }

  /** Takes a node back; whether it was cut off. */
  heal(name: string): boolean {
    return this.#cut.delete(name);
  }

  /** Whether a node is cut off by itself. */
  isCut(name: string): boolean {
    return this.#cut.has(name);
  }

  /** Divides the network: these nodes are on one side, and the rest on the other; none of them: it is whole. */
  divide(side: ReadonlySet<string>): void {
    this.#side = side;
  }

  /** Whether two nodes are on the same side. */
  isSameSide(one: string, other: string): boolean {
    return this.#side.has(one) === this.#side.has(other);
  }
}
