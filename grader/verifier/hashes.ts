import { createHash } from "node:crypto";

import { contentText, transactionText } from "./canonical-text.ts";
import { headerText, missingSealFields } from "./header.ts";
import type { WireBlock, WireTransaction } from "./wire.ts";

/** SHA-1 of a transaction's canonical text, 40 lower-case hex digits (contract 3). */
export function transactionHash(transaction: WireTransaction): string {
  return hexDigest("sha1", transactionText(transaction));
}

/** SHA-1 of a block's content text, 40 lower-case hex digits (contract 4.3). */
export function contentHash(block: Pick<WireBlock, "items" | "prev_hash">): string {
  return hexDigest("sha1", contentText(block));
}

/** SHA-256 of a block's header text as recomputed, 64 lower-case hex digits (contract 4.3). */
export function headerHash(block: WireBlock): string {
  return hexDigest("sha256", headerText(block));
}

/**
 * What the next block's `prev_hash` has to be (contract 4.3): the `hash` that a sealed block states,
 * whether or not it recomputes, and the content hash of an unsealed one.
 *
 * A block counts as sealed when it has all fields of a header.
 */
export function blockHash(block: WireBlock): string {
  const sealed = block.hash !== undefined && missingSealFields(block).length === 0;
  return sealed ? block.hash : contentHash(block);
}

function hexDigest(algorithm: "sha1" | "sha256", text: string): string {
  return createHash(algorithm).update(text, "utf8").digest("hex");
}
