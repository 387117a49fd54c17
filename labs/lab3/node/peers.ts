/**
 * What a node knows of its network: `peers` and `register` (L3).
 */
import { MAX_PEERS, ProtocolError, accepted, httpOrigin, normalisePeerUrl, ok } from "#kit";
import { NotImplemented } from "#kit";
import type { Args, Reply } from "#kit";

/** The URLs that a node knows, its own among them from the start. */
export class Peers {
  /** Each URL as it was first given, under the spelling by which URLs are compared. */
  readonly #urls = new Map<string, string>();

  /** Where this node itself answers. */
  readonly #self: string;
  /** Peers that were named by the address of their HTTP server, which is not for `peers` to tell. */
  readonly #servers: readonly string[];

  /**
   * @param selfUrl - what the node calls itself.
   * @param given - the peers that it was started with, `ws://…/ws` or `http://…/`.
   */
  constructor(selfUrl: string, given: readonly string[] = []) {
    this.#self = httpOrigin(selfUrl);
    this.#servers = given.filter((url) => url.startsWith("http"));
    for (const url of [selfUrl, ...given.filter((peer) => !peer.startsWith("http"))]) {
      if (!this.#urls.has(normalisePeerUrl(url))) this.#urls.set(normalisePeerUrl(url), url);
    }
  }

  /** The URLs of all other nodes that are known, each node once. */
  others(): string[] {
    const known = new Map<string, string>();
    for (const url of [...this.#servers, ...this.#urls.values()]) known.set(httpOrigin(url), url);
    known.delete(this.#self);
    return [...known.values()];
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
