/**
 * The connections of a tracker: which are opening, which are open, and which failed before.
 */
import { isPeerUrl, normalisePeerUrl } from "#kit";

/** Connections by the spelling under which URLs are compared, so that no node has two. */
export class Connections {
  readonly #connections = new Map<string, { readonly url: string; isOpen: boolean }>();
  readonly #failures = new Map<string, number>();

  /** How many there are, those still opening included: it is these that the limit counts. */
  get size(): number {
    return this.#connections.size;
  }

  /** The URLs of the open ones. */
  open(): string[] {
    return [...this.#connections.values()].filter(({ isOpen }) => isOpen).map(({ url }) => url);
  }

  /** Whether there is one to this node, open or opening, whatever its URL is spelled like. */
  has(url: string): boolean {
    return this.#connections.has(normalisePeerUrl(url));
  }

  /** How often connections to this node have ended or failed. */
  failures(url: string): number {
    return this.#failures.get(normalisePeerUrl(url)) ?? 0;
  }

  /** Notes that one is opening. */
  add(url: string): void {
    this.#connections.set(normalisePeerUrl(url), { url, isOpen: false });
  }

  /** Notes that one is open. */
  opened(url: string): void {
    const connection = this.#connections.get(normalisePeerUrl(url));
    if (connection !== undefined) connection.isOpen = true;
  }

  /** Notes that one is gone; there may be another one later. */
  remove(url: string): void {
    const spelling = normalisePeerUrl(url);
    this.#connections.delete(spelling);
    this.#failures.set(spelling, this.failures(url) + 1);
  }
}

/** Those texts of a list that are URLs of peers; whatever else is in it is passed over. */
export function peerUrls(list: unknown): string[] {
  if (!Array.isArray(list)) return [];
  return list.filter((url): url is string => typeof url === "string" && isPeerUrl(url));
}
