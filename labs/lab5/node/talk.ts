/**
 * What a node that mines says to others and hears from them: new blocks (MT).
 */
import type { NodeContext, WireBlock } from "#kit";
import type { MinedChain } from "../mining/mined-chain.ts";
import type { Fetcher } from "./fetcher.ts";

/** Seconds between two tries to register with a peer that is not up yet. */
const RETRY_SECONDS = 1;
/** How often that is tried. */
const MAX_TRIES = 30;

/** What talking needs. */
export interface TalkOptions extends Pick<NodeContext, "network" | "after" | "selfUrl"> {
  readonly chain: MinedChain;
  readonly fetcher: Fetcher;
  /** The URLs of all peers that are known now. */
  readonly others: () => readonly string[];
  /** Called when the chain has a new tip, wherever it came from. */
  readonly onTip: () => void;
}

/** Tells peers of every new tip, and judges the blocks that they tell of. */
export class Talk {
  readonly #options: TalkOptions;
  /** The tip that peers were told of last, by its hash. */
  #told: string | undefined;

  constructor(options: TalkOptions) {
    this.#options = options;
    this.#told = options.chain.tip()?.hash;
  }

  /** Registers this node with the peers that it was started with, so that they know it, too. */
  async register(peers: readonly string[]): Promise<void> {
    await Promise.all(peers.map((url) => this.#registerWith(url)));
  }

  /**
   * A block was posted: it is taken if it is valid and fits. When nothing is known of what it stands
   * on, the chains of the peers are asked for.
   *
   * @param sender - the URL of the node that posted it, if it said so.
   */
  async onMined(block: WireBlock, sender: string | null): Promise<void> {
    const offer = this.#options.chain.offer([block]);
    if (offer === "adopted") this.tellTip(sender);
    if (offer === "detached") await this.#options.fetcher.fetch();
  }

  /**
   * If the chain has a new tip, posts it to every peer, once.
   *
   * @param sender - whom it came from and who needs not be told.
   */
  tellTip(sender: string | null): void {
    const tip = this.#options.chain.tip();
    if (tip === undefined || tip.hash === this.#told) return;
    this.#told = tip.hash;
    for (const url of this.#options.others()) {
      if (url !== sender) this.#options.network.postMined(url, tip);
    }
    this.#options.onTip();
  }

  async #registerWith(url: string): Promise<void> {
    const { network, selfUrl, after } = this.#options;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      if ((await network.ask(url, { op: "register", args: { addr: selfUrl } })) !== null) return;
      await after(RETRY_SECONDS);
    }
  }
}
