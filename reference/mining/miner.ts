/**
 * The miner of a node: block after block on top of the newest one (MT).
 */
// #skeleton import { NotImplemented } from "#kit";
import type { MiningWorker, SealedBlock } from "#kit";
import type { MinedChain } from "./mined-chain.ts";
import { searchBlock } from "./search.ts";

/** What a miner is given. */
export interface MinerOptions {
  readonly chain: MinedChain;
  readonly worker: MiningWorker;
  /** What the data of its blocks begin with. */
  readonly label: string;
  /** How many nonces one job tries. */
  readonly rounds: number;
  /** The difficulty in leading hex zeros. */
  readonly zeros: number;
  /** Called with each block that was mined and is now the chain's newest. */
  readonly onMined: (block: SealedBlock) => void;
}

/** Mines for as long as the node runs. */
export class Miner {
  readonly #options: MinerOptions;

  constructor(options: MinerOptions) {
    this.#options = options;
  }

  /** Mines one block after the other; a block that another node was faster with is given up. */
  async run(): Promise<never> {
    // #region lab4/mine-in-background
    const { chain, label, onMined, ...search } = this.#options;
    for (;;) {
      const next = chain.next(label);
      const isWanted = (): boolean => (chain.tip()?.hash ?? "") === next.prev_hash;
      const block = await searchBlock(next, { ...search, isWanted });
      if (block !== null && chain.offer([block]) === "adopted") onMined(block);
    }
    // #stub throw new NotImplemented("lab4/mine-in-background");
    // #endregion
  }

  /** The chain has a new tip: the running job is for nothing, and the next one begins above it. */
  restart(): void {
    // #region lab4/race
    this.#options.worker.drop();
    // #stub // Your turn (lab4/race). Until then, a job runs to its end.
    // #endregion
  }
}
