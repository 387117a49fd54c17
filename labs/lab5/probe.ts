/**
 * The functions of the ledger that have no message of their own, by name, for the grader to call.
 */
import type { ProbeCalls } from "#kit";
import { blockHash, makeBlock } from "./ledger/block.ts";
import { Chain, validateChain } from "./ledger/chain.ts";
import { sameTransaction, transactionHash } from "./ledger/transaction.ts";
import type { Block, OfferedTransaction } from "#kit";

/** The calls of lab 5: stages `transaction` and `block-and-chain`. */
export default {
  transactionHash,
  sameTransaction,
  makeBlock,
  blockHash,
  validateChain,
  /** The chain's own copy of a transaction, or null when no block has an equal one. */
  findTransaction(blocks: readonly Block[], transaction: OfferedTransaction) {
    const chain = new Chain();
    for (const block of blocks) chain.add(block);
    return chain.find(transaction) ?? null;
  },
} satisfies ProbeCalls;
