/**
 * A block: transactions in a fixed order, each linked to the one before by its hash (L5).
 */
import { createHash } from "node:crypto";
import { contentText, isSealed } from "#kit";
// #skeleton import { NotImplemented } from "#kit";
import type { Block, Transaction } from "#kit";
// #from reference
import { rememberHash } from "./remembered-hash.ts";
// #endfrom
import { transactionHash, transactionKey } from "./transaction.ts";

/**
 * A block of these transactions on top of the block with hash `prevHash` (`null`: a first block).
 * Each item's `prev_hash` becomes the hash of the item before it, and `null` for the first. A
 * transaction that the block already has is dropped.
 */
export function makeBlock(transactions: Iterable<Transaction>, prevHash: string | null): Block {
  // #region lab5/block-and-chain
  const items: Transaction[] = [];
  const keys = new Set<string>();
  let link: string | null = null;
  for (const transaction of transactions) {
    const key = transactionKey(transaction);
    if (keys.has(key)) continue;
    keys.add(key);
    const item: Transaction = { ...transaction, prev_hash: link };
    items.push(item);
    link = transactionHash(item);
  }
  return { items, prev_hash: prevHash };
  // #stub throw new NotImplemented("lab5/block-and-chain");
  // #endregion
}

/** A block's hash, which the next block holds: of its content, or the one that was mined for it. */
export function blockHash(block: Block): string {
  // #lab5 return isSealed(block) ? block.hash : contentHash(block);
  // #from reference
  return isSealed(block) ? block.hash : rememberHash(block, contentHash);
  // #endfrom
}

/** The hash of the block before, `null` for a first block; a sealed one has `""` in its place. */
export function parentHash({ prev_hash }: Block): string | null {
  return prev_hash === "" ? null : prev_hash;
}

/** The hash of a block's content: SHA-1, lower-case hex, over the canonical text. */
export function contentHash(block: Block): string {
  // #region lab5/block-and-chain
  return createHash("sha1").update(contentText(block.items, block.prev_hash)).digest("hex");
  // #stub throw new NotImplemented("lab5/block-and-chain");
  // #endregion
}

/**
 * Whether a block's content is sound by itself: it has an item, which only a mined block may lack, no
 * item twice, and every item's `prev_hash` is the one that follows from the items before it. A block that arrives is compared, never mended:
 * setting its links anew would make any forgery look right.
 */
export function isSoundBlock(block: Block): boolean {
  // #region lab5/block-and-chain
  const keys = new Set<string>();
  let link: string | null = null;
  for (const item of block.items) {
    if (item.prev_hash !== link || keys.has(transactionKey(item))) return false;
    keys.add(transactionKey(item));
    link = transactionHash(item);
  }
  return block.items.length > 0 || isSealed(block);
  // #stub throw new NotImplemented("lab5/block-and-chain");
  // #endregion
}
