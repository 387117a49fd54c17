/**
 * The node: its parts put together. `npm run node -- -p 9000` starts it.
 */
import type { NodeContext, NodeProgram } from "#kit";
import { LedgerOperations } from "./node/ledger-operations.ts";
import { Ledger } from "./ledger/ledger.ts";
import { Node } from "./node/node.ts";
import { Peers } from "./node/peers.ts";

/** A node that the host runs: no sockets, files or clocks but those it is given. */
export default function createNode(context: NodeContext): NodeProgram {
  const peers = new Peers(context.selfUrl);
  const ledger = new Ledger(context.journal());
  ledger.open();
  const operations = new LedgerOperations(ledger, context.now);
  return new Node({
    peers: () => peers.list(),
    register: (args) => peers.register(args),
    pool: () => operations.pool(),
    blocks: (args) => operations.blocks(args),
    merge: (args) => operations.merge(args),
  });
}
