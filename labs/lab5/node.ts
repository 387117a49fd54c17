/**
 * The node: its parts put together. `npm run node -- -p 9000` starts it.
 */
import { minedLabel } from "#kit";
import type { NodeContext, NodeProgram } from "#kit";
import { LedgerOperations } from "./node/ledger-operations.ts";
import { Ledger } from "./ledger/ledger.ts";
import { LedgerChain } from "./mining/ledger-chain.ts";
import { Miner } from "./mining/miner.ts";
import { Fetcher } from "./node/fetcher.ts";
import { Node } from "./node/node.ts";
import { Peers } from "./node/peers.ts";
import { Talk } from "./node/talk.ts";

/** What the thread for mining jobs runs. */
export { mine } from "./mining/mine.ts";

/** A node that the host runs: no sockets, files or clocks but those it is given. */
export default function createNode(context: NodeContext): NodeProgram {
  const peers = new Peers(context.selfUrl, context.peers);
  const ledger = new Ledger(context.journal());
  ledger.open();
  const operations = new LedgerOperations(ledger, context.now);
  const chain = new LedgerChain(ledger, context.now);
  const node = new Node({
    peers: () => peers.list(),
    register: (args) => peers.register(args),
    pool: () => operations.pool(),
    blocks: (args) => operations.blocks(args),
    merge: (args) => operations.merge(args),
  });
  const others = (): readonly string[] => peers.others();
  const fetcher = new Fetcher({
    ...context,
    chain,
    others,
    onAdopted: (url) => {
      talk.tellTip(url);
    },
  });
  const talk: Talk = new Talk({
    ...context,
    chain,
    fetcher,
    others,
    onTip: () => miner?.restart(),
  });
  const miner = context.mine
    ? new Miner({
        chain,
        worker: context.worker(),
        label: minedLabel(context.port),
        rounds: context.rounds,
        zeros: chain.zeros ?? 0,
        onMined: (block) => {
          context.log.info(`Mined block ${block.index}: ${block.hash}`);
          talk.tellTip(null);
        },
      })
    : undefined;
  return {
    handle: (text) => node.handle(text),
    blockchain: () => chain.blocks(),
    onMined: (block, sender) => talk.onMined(block, sender),
    start: async () => {
      await Promise.all([talk.register(context.peers), fetcher.start(), miner?.run()]);
    },
    step: () => {
      talk.tellTip(null);
    },
  };
}
