import type { Change } from "../contract/change.ts";
import type { Journal } from "./journal.ts";

/** A node as code without I/O: text in, text out. The host keeps the sockets. */
export interface NodeProgram {
  /**
   * Answers one text frame with the text of its one reply. Called for one frame after the other, so
   * replies come in the order of the requests.
   */
  handle(text: string): string;
}

/** What a node is given by the host that runs it. */
export interface NodeContext {
  /** What the node calls itself in `peers`, such as `ws://localhost:9000/ws`. */
  readonly selfUrl: string;
  /** The time now, in seconds since 1970, as a float. */
  readonly now: () => number;
  /** Opens the node's journal, the file behind `-r`. Labs without a ledger never call it. */
  readonly journal: <Outcome>() => Journal<Change, Outcome>;
}
