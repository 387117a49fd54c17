/**
 * The functions of the ledger that have no message of their own, by name, for the grader to call.
 */
import type { ProbeCalls } from "#kit";
// #from lab5
import { contentHash, makeBlock } from "./ledger/block.ts";
import { Chain, validateChain } from "./ledger/chain.ts";
import { sameTransaction, transactionHash } from "./ledger/transaction.ts";
import type { Block, OfferedTransaction } from "#kit";
// #endfrom
import { hasWork, headerHash, headerText } from "./ledger/header.ts";
import { mine } from "./mining/mine.ts";

/** The calls of the labs, each under the name that the grader asks for. */
export default {
  headerText,
  headerHash,
  hasWork,
  mine,
  // #from lab5
  transactionHash,
  sameTransaction,
  makeBlock,
  blockHash: contentHash,
  validateChain,
  /** The chain's own copy of a transaction, or null when no block has an equal one. */
  findTransaction(blocks: readonly Block[], transaction: OfferedTransaction) {
    const chain = new Chain();
    for (const block of blocks) chain.add(block);
    return chain.find(transaction) ?? null;
  },
  // #endfrom
} satisfies ProbeCalls;
