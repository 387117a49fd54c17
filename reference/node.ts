/**
 * The node: its parts put together. `npm run node -- -p 9000` starts it.
 */
// #from lab4
import { minedLabel } from "#kit";
// #lab4 import { DEFAULT_ZEROS } from "#kit";
// #endfrom
import type { NodeContext, NodeProgram } from "#kit";
// #from lab5
import { LedgerOperations } from "./node/ledger-operations.ts";
import { Ledger } from "./ledger/ledger.ts";
import { LedgerChain } from "./mining/ledger-chain.ts";
// #endfrom
// #from lab4
// #lab4 import { HeaderChain } from "./mining/header-chain.ts";
import { Miner } from "./mining/miner.ts";
import { Fetcher } from "./node/fetcher.ts";
// #endfrom
// #from reference
import { STATE_FORM } from "./ledger/saved-state.ts";
import { handleLong, listLong } from "./node/long-replies.ts";
// #endfrom
import { Node } from "./node/node.ts";
import { Peers } from "./node/peers.ts";
// #from lab4
import { Talk } from "./node/talk.ts";

/** What the thread for mining jobs runs. */
export { mine } from "./mining/mine.ts";
// #endfrom
// #from reference
/** What it runs with `--fast`. */
export { mineInLanes as mineFast } from "./mining/mine-in-lanes.ts";
// #endfrom

/** A node that the host runs: no sockets, files or clocks but those it is given. */
export default function createNode(context: NodeContext): NodeProgram {
  const peers = new Peers(context.selfUrl, context.peers);
  // #from lab5
  // #lab5 const ledger = new Ledger(context.journal());
  // #endfrom
  // #from reference
  const ledger = new Ledger(context.journal(STATE_FORM));
  // #endfrom
  // #from lab5
  ledger.open();
  const operations = new LedgerOperations(ledger, context.now);
  const chain = new LedgerChain(ledger, context.now);
  // #endfrom
  // #lab4 const chain = new HeaderChain(context.zeros ?? DEFAULT_ZEROS, context.now);
  const node = new Node({
    peers: () => peers.list(),
    register: (args) => peers.register(args),
    // #from lab5
    pool: () => operations.pool(),
    blocks: (args) => operations.blocks(args),
    merge: (args) => operations.merge(args),
    // #endfrom
  });
  // #lab3 return node;
  // #from lab4
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
    // #endfrom
    // #from reference
    handleLong: (text) => handleLong(text, ledger),
    blockchainLong: () => listLong(ledger),
    // #endfrom
    // #from lab4
    blockchain: () => chain.blocks(),
    onMined: (block, sender) => talk.onMined(block, sender),
    start: async () => {
      await Promise.all([talk.register(context.peers), fetcher.start(), miner?.run()]);
    },
    step: () => {
      talk.tellTip(null);
    },
  };
  // #endfrom
}
