/**
 * The tracker: finds the nodes of a network and tells them of each other (L3).
 */
import type { TrackerContext, TrackerProgram } from "#kit";
import { readAnswer } from "./answer.ts";
import { Connections, peerUrls } from "./connections.ts";
import { Synchroniser } from "./synchroniser.ts";

/** A tracker that begins with one node and finds the others by asking. */
export class Tracker implements TrackerProgram {
  readonly #context: TrackerContext;
  readonly #connections = new Connections();
  readonly #synchroniser: Synchroniser;

  constructor(context: TrackerContext) {
    this.#context = context;
    this.#synchroniser = new Synchroniser(context, () => this.#connections.open());
  }

  /** Connects to the seed node. */
  start(): void {
    this.#spawn(this.#context.seedUrl);
  }

  /** A connection is open: from now on its node is asked and told. */
  onOpen(url: string): void {
    this.#context.log.info(`New peer connected: ${url}`);
    this.#connections.opened(url);
  }

  /** A node answered, or sent something else. */
  onMessage(url: string, text: string): void {
    const answer = readAnswer(text);
    if (answer === null) return;
    if (answer.peers !== undefined) this.#onPeers(peerUrls(answer.peers));
    if (answer.pool !== undefined) this.#synchroniser.onPool(url, answer.pool);
    if (answer.blocks !== undefined) this.#synchroniser.onBlocks(url, answer.blocks);
  }

  /** A connection has ended or could not be opened: its place is free, and its node may come back. */
  onClose(url: string): void {
    this.#context.log.info(`Peer disconnected: ${url}`);
    this.#connections.remove(url);
    this.#synchroniser.forget(url);
  }

  /** Asks every node, tells every node of the others, and ends when there is none left. */
  onTick(): void {
    for (const url of this.#connections.open()) this.#query(url);
    this.#announce();
    this.#endWhenAlone();
  }

  /** Asks a node for the peers that it knows. */
  #query(url: string): void {
    this.#context.network.send(url, JSON.stringify({ op: "peers" }));
    this.#synchroniser.ask(url);
  }

  /** A node named its peers: connect to those that are new. Those that failed least come first. */
  #onPeers(urls: readonly string[]): void {
    const failures = (url: string): number => this.#connections.failures(url);
    for (const url of [...urls].sort((one, other) => failures(one) - failures(other))) {
      this.#spawn(url);
    }
  }

  /**
   * Connects to a node, unless there is a connection already, open or still opening, or there are as
   * many as there may be. The limit is for new connections alone: what open ones say is always heard.
   */
  #spawn(url: string): void {
    if (this.#connections.has(url)) return;
    if (this.#connections.size >= this.#context.maxConnections) {
      this.#context.log.debug(`Max # of connections is reached, not spawning: ${url}`);
      return;
    }
    this.#context.log.info(`Spawning new peer: ${url}`);
    this.#connections.add(url);
    this.#context.network.connect(url);
  }

  /** Tells every connected node the URLs of all connected nodes. */
  #announce(): void {
    const addr = this.#connections.open();
    for (const url of addr) {
      this.#context.network.send(url, JSON.stringify({ op: "register", args: { addr } }));
      this.#context.log.debug(`Announced peers updates to: ${url}`);
    }
  }

  /** Ends the program when no connection is open or opening. */
  #endWhenAlone(): void {
    if (this.#connections.size > 0) return;
    this.#context.log.critical("All peers are gone, tracker will terminate.");
    this.#context.end();
  }
}
