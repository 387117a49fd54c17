/**
 * The node: its parts put together. `npm run node -- -p 9000` starts it.
 */
import type { NodeContext, NodeProgram } from "#kit";
import { Node } from "./node/node.ts";
import { Peers } from "./node/peers.ts";

/** A node that the host runs: no sockets, files or clocks but those it is given. */
export default function createNode(context: NodeContext): NodeProgram {
  const peers = new Peers(context.selfUrl, context.peers);
  const node = new Node({
    peers: () => peers.list(),
    register: (args) => peers.register(args),
  });
  return node;
}
