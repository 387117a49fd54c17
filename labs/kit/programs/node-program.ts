import type { Block, WireBlock } from "../contract/block.ts";
import type { Change } from "../contract/change.ts";
import type { Journal } from "./journal.ts";
import type { Log } from "./log.ts";
import type { MiningWorker } from "./mining.ts";
import type { PeerNetwork } from "./peer-network.ts";

/** A node as code without I/O: text in, text out. The host keeps the sockets. */
export interface NodeProgram {
  /**
   * Answers one text frame with the text of its one reply. Called for one frame after the other, so
   * replies come in the order of the requests.
   */
  handle(text: string): string;
  /**
   * As {@link handle}, for a long reply: the pieces of its text (or of its UTF-8), each of which is made when the one
   * before is sent, so that other clients are answered in between. Null where the reply is short.
   */
  handleLong?(text: string): Iterable<string | Uint8Array> | null;
  /** The chain, for `GET /blockchain.json` (MT). Without it, there is no such page. */
  blockchain?(): readonly Block[];
  /**
   * As {@link blockchain}, for a long chain: its JSON in pieces, as `handleLong` gives them. Null where
   * the chain is short.
   */
  blockchainLong?(): Iterable<string | Uint8Array> | null;
  /**
   * A block was posted to `/mined` (MT); the answer has been given already. Its form is right, nothing
   * else is known of it.
   *
   * @param sender - the URL of the node that posted it, if it said so.
   */
  onMined?(block: WireBlock, sender: string | null): Promise<void> | void;
  /** Called once, when the node listens. What a promise rejects with is logged, and the node goes on. */
  start?(): Promise<void> | void;
  /** Called every 20 ms or so: other processes may have written to the journal. */
  step?(): void;
}

/** What a node is given by the host that runs it. */
export interface NodeContext {
  /** What the node calls itself in `peers`, such as `ws://localhost:9000/ws`. */
  readonly selfUrl: string;
  /** The port that it listens on, which its blocks are labelled with (MT). */
  readonly port: number;
  /** The nodes of `--peer`: URLs such as `ws://localhost:9001/ws` or `http://localhost:9001/`. */
  readonly peers: readonly string[];
  /** Whether it mines (`-m`). */
  readonly mine: boolean;
  /** The difficulty asked for (`-z`, 4 with `-m`); undefined when the command line says neither. */
  readonly zeros: number | undefined;
  /** How many nonces a mining job tries (`--rounds`). */
  readonly rounds: number;
  /** The time now, in seconds since 1970, as a float. */
  readonly now: () => number;
  /** A promise that is fulfilled when so many seconds are over. */
  readonly after: (seconds: number) => Promise<void>;
  readonly log: Log;
  readonly network: PeerNetwork;
  /** Starts the thread for mining jobs. Call at most once. */
  readonly worker: () => MiningWorker;
  /**
   * Opens the node's journal, the file behind `-r`. Labs without a ledger never call it.
   *
   * @param stateForm - the form of the states that are saved beside it, by name and version; a lab
   * leaves it out, and none are.
   */
  readonly journal: <Outcome>(stateForm?: string) => Journal<Change, Outcome>;
}
