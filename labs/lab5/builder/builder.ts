/**
 * The builder: seals the transactions that wait (L5). It works on the node's own file, as a process of
 * its own; what it writes is judged at its place there like every other block.
 */
import type { BuilderContext, BuilderProgram, MiningWorker } from "#kit";
import { makeBlock } from "../ledger/block.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { LedgerChain } from "../mining/ledger-chain.ts";
import { searchBlock } from "../mining/search.ts";

/** Seals the whole pool as soon as enough transactions wait. */
export class Builder implements BuilderProgram {
  readonly #ledger: Ledger;
  readonly #context: Omit<BuilderContext, "journal">;
  #worker: MiningWorker | undefined;

  constructor(ledger: Ledger, context: Omit<BuilderContext, "journal">) {
    this.#ledger = ledger;
    this.#context = context;
  }

  /** Seals a block if enough transactions wait; the oldest come first. */
  step(): Promise<void> | void {
    this.#ledger.catchUp();
    if (this.#ledger.waiting < this.#context.minItems) return undefined;
    const zeros = this.#ledger.zeros ?? 0;
    if (zeros > 0) return this.#mine(zeros);
    const items = this.#ledger.pool().sort((one, other) => one.t - other.t);
    this.#ledger.seal(makeBlock(items, this.#ledger.tipHash));
    this.#context.log.info(`Sealed a block of ${items.length} transactions`);
    return undefined;
  }

  /** Mines the block; when another one comes in between, it is given up. */
  async #mine(zeros: number): Promise<void> {
    const { label, rounds, now, log } = this.#context;
    this.#worker ??= this.#context.worker();
    const chain = new LedgerChain(this.#ledger, now);
    const next = chain.next(label);
    const isWanted = (): boolean => (chain.tip()?.hash ?? "") === next.prev_hash;
    const block = await searchBlock(next, { worker: this.#worker, rounds, zeros, isWanted });
    if (block === null || chain.offer([block]) !== "adopted") return;
    log.info(`Mined block ${block.index} of ${block.items.length} transactions`);
  }
}
