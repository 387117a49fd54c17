/**
 * How a node that has missed something finds the others' chain: it asks them for it (MT).
 */
import { isSealed } from "#kit";
import type { NodeContext } from "#kit";
import type { MinedChain } from "../mining/mined-chain.ts";

/** Seconds from one fetch to the next, at least: whoever posts nonsense must not keep a node busy. */
const PAUSE_SECONDS = 1;
/** Of a chain that a peer lacks, the newest blocks that are posted to it; the rest it fetches. */
const MAX_POSTED = 100;

/** What fetching needs. */
export interface FetcherOptions extends Pick<NodeContext, "network" | "after"> {
  readonly chain: MinedChain;
  /** The URLs of all peers that are known now. */
  readonly others: () => readonly string[];
  /** Called when the chain was changed by what a peer answered. */
  readonly onAdopted: (url: string) => void;
}

/** Fetches the peers' chains, one fetch at a time and at most one a second. */
export class Fetcher {
  readonly #options: FetcherOptions;
  #isWanted = false;
  #isBusy = false;

  constructor(options: FetcherOptions) {
    this.#options = options;
  }

  /** The node starts: what was mined without it is fetched before any block arrives. */
  async start(): Promise<void> {
    await this.fetch();
  }

  /** Fetches the chains of all peers and keeps the best; if a fetch is under way, once more after it. */
  async fetch(): Promise<void> {
    this.#isWanted = true;
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      while (this.#isWanted) {
        this.#isWanted = false;
        await Promise.all(this.#options.others().map((url) => this.#fetchFrom(url)));
        await this.#options.after(PAUSE_SECONDS);
      }
    } finally {
      this.#isBusy = false;
    }
  }

  /** Takes a peer's chain if it is the better one, and tells a peer whose chain is shorter of ours. */
  async #fetchFrom(url: string): Promise<void> {
    const { chain, network, onAdopted } = this.#options;
    const theirs = await network.getChain(url);
    if (theirs === null) return;
    if (chain.offer(theirs) === "adopted") onAdopted(url);
    const ours = chain.blocks().filter(isSealed);
    if (ours.length <= theirs.length) return;
    const fork = ours.findIndex(({ hash }, at) => hash !== theirs[at]?.hash);
    for (const block of ours.slice(fork).slice(-MAX_POSTED)) network.postMined(url, block);
  }
}
