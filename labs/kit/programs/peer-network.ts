import type { SealedBlock, WireBlock } from "../contract/block.ts";
import type { Reply } from "../contract/replies.ts";
import type { Request } from "../contract/requests.ts";

/**
 * How a node reaches other nodes (MT). A peer is named by its URL, `ws://localhost:9001/ws` or
 * `http://localhost:9001/`. No function throws or rejects: a peer may be down at any time.
 */
export interface PeerNetwork {
  /**
   * Posts a block to the peer's `/mined`. To one peer, blocks go in the order in which they were
   * posted; a peer that takes too long is sent nothing more until it has caught up.
   */
  postMined(url: string, block: SealedBlock): void;
  /** The peer's chain, from its `/blockchain.json`; null when there is no answer, or no chain in it. */
  getChain(url: string): Promise<readonly WireBlock[] | null>;
  /** The peer's reply to one request on its WebSocket; null when there is none. */
  ask(url: string, request: Request): Promise<Reply | null>;
}
