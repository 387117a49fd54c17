/**
 * The node: its parts put together. `npm run node -- -p 9000` starts it.
 */
import type { NodeContext, NodeProgram } from "#kit";
// #from lab5
import { LedgerOperations } from "./node/ledger-operations.ts";
import { Ledger } from "./ledger/ledger.ts";
// #endfrom
import { Node } from "./node/node.ts";
import { Peers } from "./node/peers.ts";

/** A node that the host runs: no sockets, files or clocks but those it is given. */
export default function createNode(context: NodeContext): NodeProgram {
  const peers = new Peers(context.selfUrl);
  // #from lab5
  const ledger = new Ledger(context.journal());
  ledger.open();
  const operations = new LedgerOperations(ledger, context.now);
  // #endfrom
  return new Node({
    peers: () => peers.list(),
    register: (args) => peers.register(args),
    // #from lab5
    pool: () => operations.pool(),
    blocks: (args) => operations.blocks(args),
    merge: (args) => operations.merge(args),
    // #endfrom
  });
}
