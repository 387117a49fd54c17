/**
 * What a node knows of its network: `peers` and `register` (L3).
 */
import { MAX_PEERS, ProtocolError, accepted, normalisePeerUrl, ok } from "#kit";
import { NotImplemented } from "#kit";
import type { Args, Reply } from "#kit";

/** The URLs that a node knows, its own among them from the start. */
export class Peers {
  /** Each URL as it was first given, under the spelling by which URLs are compared. */
  readonly #urls = new Map<string, string>();

  constructor(selfUrl: string) {
    this.#urls.set(normalisePeerUrl(selfUrl), selfUrl);
  }

  /** Answers `peers`: the URLs that the node knows. */
  list(): Reply {
    throw new NotImplemented("lab3/node-answers");
  }

  /**
   * Answers `register`: takes in one URL or a list of them, each once.
   *
   * @throws ProtocolError when one of them is no URL of a peer, or when there are too many; then none
   * of them is taken.
   */
  register({ addr }: Args["register"]): Reply {
    throw new NotImplemented("lab3/node-registers");
  }
}
