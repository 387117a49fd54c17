import type { Log } from "./log.ts";

/**
 * A tracker as code without I/O: the host tells it what happens on its connections and when time has
 * passed. A connection is named by the URL that the tracker asked to connect to.
 */
export interface TrackerProgram {
  /** Called once, before anything else. */
  start(): void;
  /** A connection that was asked for is open. */
  onOpen(url: string): void;
  /** A text frame arrived. It may hold anything. */
  onMessage(url: string, text: string): void;
  /** A connection is closed, or could not be opened. */
  onClose(url: string): void;
  /** Another `--sleep` seconds are over. */
  onTick(): void;
}

/** How a tracker reaches others. Neither function throws or waits. */
export interface Network {
  /**
   * Opens a connection: `onOpen` follows, or `onClose` when it fails. Asked for again while it is
   * open or opening, it opens a second one under the same name, and the first is forgotten: count.
   */
  connect(url: string): void;
  /** Sends a text frame; on a connection that is not open, nothing happens. */
  send(url: string, text: string): void;
}

/** What a tracker is given by the host that runs it. */
export interface TrackerContext {
  /** The node to begin with, as the command line gives it. */
  readonly seedUrl: string;
  /** How many connections there may be at a time, those still opening included. */
  readonly maxConnections: number;
  readonly network: Network;
  readonly log: Log;
  /** Ends the program with exit status 1: for when all peers are gone. */
  readonly end: () => void;
}
