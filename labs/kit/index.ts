/** What a lab's code may use of the kit. */
export type { Block } from "./contract/block.ts";
export { contentText, transactionText } from "./contract/canonical-text.ts";
export { readChange } from "./contract/change.ts";
export type { Change } from "./contract/change.ts";
export { checkArgs, isOperation } from "./contract/check-request.ts";
export * from "./contract/limits.ts";
export { normalisePeerUrl } from "./contract/peer-url.ts";
export { ProtocolError } from "./contract/protocol-error.ts";
export { accepted, failure, ok } from "./contract/replies.ts";
export type { Reply } from "./contract/replies.ts";
export type { Args, OperationName, Request } from "./contract/requests.ts";
export type { OfferedTransaction, Transaction } from "./contract/transaction.ts";
export type { Journal } from "./programs/journal.ts";
export { NotImplemented } from "./programs/not-implemented.ts";
