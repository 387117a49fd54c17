/**
 * The builder: seals the transactions that wait (L5). It works on the node's own file, as a process of
 * its own; what it writes is judged at its place there like every other block.
 */
import type { BuilderContext, BuilderProgram } from "#kit";
import { makeBlock } from "../ledger/block.ts";
import type { Ledger } from "../ledger/ledger.ts";

/** Seals the whole pool as soon as enough transactions wait. */
export class Builder implements BuilderProgram {
  readonly #ledger: Ledger;
  readonly #options: Pick<BuilderContext, "minItems" | "log">;

  constructor(ledger: Ledger, options: Pick<BuilderContext, "minItems" | "log">) {
    this.#ledger = ledger;
    this.#options = options;
  }

  /** Seals a block if enough transactions wait; the oldest come first. */
  step(): void {
    this.#ledger.catchUp();
    if (this.#ledger.waiting < this.#options.minItems) return;
    const items = this.#ledger.pool().sort((one, other) => one.t - other.t);
    this.#ledger.seal(makeBlock(items, this.#ledger.tipHash));
    this.#options.log.info(`Sealed a block of ${items.length} transactions`);
  }
}
