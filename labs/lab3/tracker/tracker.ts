/**
 * The tracker: finds the nodes of a network and tells them of each other (L3).
 */
import { NotImplemented } from "#kit";
import type { TrackerContext, TrackerProgram } from "#kit";
import { readAnswer } from "./answer.ts";
import { Connections, peerUrls } from "./connections.ts";

/** A tracker that begins with one node and finds the others by asking. */
export class Tracker implements TrackerProgram {
  readonly #context: TrackerContext;
  readonly #connections = new Connections();

  constructor(context: TrackerContext) {
    this.#context = context;
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
  }

  /** A connection has ended or could not be opened: its place is free, and its node may come back. */
  onClose(url: string): void {
    // Your turn (lab3/tracker-survives). Until then, a node that is gone keeps its place.
  }

  /** Asks every node, tells every node of the others, and ends when there is none left. */
  onTick(): void {
    for (const url of this.#connections.open()) this.#query(url);
    this.#announce();
    this.#endWhenAlone();
  }

  /** Asks a node for the peers that it knows. */
  #query(url: string): void {
    throw new NotImplemented("lab3/tracker-spawns");
  }

  /** A node named its peers: connect to those that are new. Those that failed least come first. */
  #onPeers(urls: readonly string[]): void {
    throw new NotImplemented("lab3/tracker-spawns");
  }

  /**
   * Connects to a node, unless there is a connection already, open or still opening, or there are as
   * many as there may be. The limit is for new connections alone: what open ones say is always heard.
   */
  #spawn(url: string): void {
    throw new NotImplemented("lab3/tracker-spawns");
  }

  /** Tells every connected node the URLs of all connected nodes. */
  #announce(): void {
    // Your turn (lab3/tracker-announces). Until then, nodes do not hear of each other.
  }

  /** Ends the program when no connection is open or opening. */
  #endWhenAlone(): void {
    // Your turn (lab3/tracker-survives). Until then, a tracker without nodes goes on for ever.
  }
}
