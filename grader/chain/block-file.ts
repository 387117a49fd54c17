import { readBlock } from "../../labs/kit/contract/read-block.ts";
import type { WireBlock } from "../verifier/wire.ts";
import { ChainError } from "./chain-error.ts";

/** Digits of a file's name. */
const NAME_DIGITS = 6;

/** A folder has files for so many blocks. */
export const MAX_BLOCKS = 10 ** NAME_DIGITS;

/** The name of the file of a block, as `jbc` names it: `000003.json`. */
export function fileNameOf(index: number): string {
  return `${String(index).padStart(NAME_DIGITS, "0")}.json`;
}

/** Whether a file's name is that of a block. */
export function isBlockFile(name: string): boolean {
  return /^\d{6}\.json$/.test(name);
}

/**
 * The text of a block's file as `jbc` writes it: the header with every value as text, and an empty
 * `prev_hash` in a first block. `jbc` knows no items; a block that carries some keeps them under
 * `items`, since its hash covers them.
 *
 * @throws ChainError `not-mined` when it has no header.
 */
export function blockFileText(block: WireBlock, position: number): string {
  const { index, timestamp, prev_hash, hash, data, nonce, items = [] } = block;
  if (
    index === undefined ||
    timestamp === undefined ||
    hash === undefined ||
    data === undefined ||
    nonce === undefined
  ) {
    throw new ChainError("not-mined", { block: position });
  }
  const header = {
    index: String(index),
    timestamp,
    prev_hash: prev_hash ?? "",
    hash,
    data,
    nonce: String(nonce),
  };
  return `${JSON.stringify(items.length === 0 ? header : { ...header, items }, null, 2)}\n`;
}

/**
 * Reads the text of a block's file; whether the block is valid is not looked at.
 *
 * @throws ChainError `not-json` or `not-a-block`.
 */
export function parseBlockFile(text: string, file: string): WireBlock {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new ChainError("not-json", { file, reason: (error as Error).message });
  }
  const block = readBlock(value);
  if (block === null) throw new ChainError("not-a-block", { file });
  return block;
}
