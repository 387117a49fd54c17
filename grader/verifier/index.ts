/**
 * The grader's own verifier of chains, written from the contract alone.
 *
 * It says each rule a second time on purpose and shares no code with the programs it judges: a slip
 * in one of the two shows as a difference.
 */
export { contentText, transactionText } from "./canonical-text.ts";
export { chainFaults } from "./chain-faults.ts";
export type { ChainForm } from "./chain-faults.ts";
export type { Fault, FaultCode } from "./fault.ts";
export { compareChains } from "./fork-order.ts";
export { blockHash, contentHash, headerHash, transactionHash } from "./hashes.ts";
export { announcedContentHash, headerText } from "./header.ts";
export { linkItems, makeBlock, makeChain } from "./make-chain.ts";
export type { TimedTransfer } from "./make-chain.ts";
export { mineBlock } from "./mine-block.ts";
export type { MineOptions } from "./mine-block.ts";
export { isSameSet, poolDifference } from "./pool-difference.ts";
export type { PoolDifference } from "./pool-difference.ts";
export { pythonFloat } from "./python-float.ts";
export { isSameBlock } from "./same-block.ts";
export { sameTransaction, transferKey } from "./same-transaction.ts";
export { secondReading } from "./second-reading.ts";
export type { Reading } from "./second-reading.ts";
export { timestampText } from "./timestamp-text.ts";
export type { ContentBlock, SealedBlock, Transfer, WireBlock, WireTransaction } from "./wire.ts";
