/** What a lab's code may use of the kit. */
export { isSealed } from "./contract/block.ts";
export type { Block, Draft, Header, SealedBlock, WireBlock } from "./contract/block.ts";
export { contentText, transactionText } from "./contract/canonical-text.ts";
export { readChange } from "./contract/change.ts";
export type { Change } from "./contract/change.ts";
export { checkArgs, isOperation } from "./contract/check-request.ts";
export {
  announcedContent,
  isAhead,
  minedLabel,
  readSealed,
  readUnsealed,
} from "./contract/header.ts";
export * from "./contract/limits.ts";
export { httpOrigin, isPeerUrl, normalisePeerUrl } from "./contract/peer-url.ts";
export { ProtocolError } from "./contract/protocol-error.ts";
export { accepted, failure, ok } from "./contract/replies.ts";
export type { Reply } from "./contract/replies.ts";
export type { Args, OperationName, Request } from "./contract/requests.ts";
export type { OfferedTransaction, Transaction } from "./contract/transaction.ts";
export { freshTimestamp, hasSecondReading } from "./contract/second-reading.ts";
export type { BuilderContext, BuilderProgram } from "./programs/builder-program.ts";
export type { Checkpoints } from "./programs/checkpoints.ts";
export type { Journal } from "./programs/journal.ts";
export type { Log, LogLevel } from "./programs/log.ts";
export type { Mine, MiningResult, MiningWorker } from "./programs/mining.ts";
export type { NodeContext, NodeProgram } from "./programs/node-program.ts";
export { NotImplemented } from "./programs/not-implemented.ts";
export type { PeerNetwork } from "./programs/peer-network.ts";
export type { ProbeCalls } from "./programs/probe-program.ts";
export type { Network, TrackerContext, TrackerProgram } from "./programs/tracker-program.ts";
