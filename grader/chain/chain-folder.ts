import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WireBlock } from "../verifier/wire.ts";
import {
  MAX_BLOCKS,
  blockFileText,
  fileNameOf,
  isBlockFile,
  parseBlockFile,
} from "./block-file.ts";
import { ChainError } from "./chain-error.ts";

/** A block may be as large as a frame that a node takes (contract 4.4). */
const MAX_FILE_BYTES = 16 * 1024 * 1024;
/** All files together; a node's chain is read up to the same size. */
const MAX_CHAIN_BYTES = 256 * 1024 * 1024;

/**
 * Writes a chain into a folder, a file a block. The folder is made if it is not there; one that holds
 * anything is left as it is.
 *
 * @throws ChainError when the folder is not empty, a block has no header, or nothing can be written.
 */
export function writeChainFolder(folder: string, blocks: readonly WireBlock[]): void {
  if (blocks.length > MAX_BLOCKS) throw new ChainError("too-many", { most: MAX_BLOCKS });
  const texts = blocks.map(blockFileText);
  onDisk(folder, () => {
    mkdirSync(folder, { recursive: true });
    if (readdirSync(folder).length > 0) throw new ChainError("not-empty", { folder });
    for (const [index, text] of texts.entries()) {
      writeFileSync(join(folder, fileNameOf(index)), text, { flag: "wx" });
    }
  });
}

/**
 * Reads the chain of a folder in order; whether it is valid is not looked at. Other files, such as the
 * `…data.txt` of `jbc`, are passed over.
 *
 * @throws ChainError when the folder is missing, a number is left out, or a file holds no block.
 */
export function readChainFolder(folder: string): readonly WireBlock[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new ChainError("no-folder", { folder });
  }
  const names = onDisk(folder, () => readdirSync(folder).filter(isBlockFile).sort());
  if (names.length === 0) throw new ChainError("no-files", { folder, file: fileNameOf(0) });
  const gap = names.findIndex((name, index) => name !== fileNameOf(index));
  if (gap !== -1) {
    throw new ChainError("gap", { missing: fileNameOf(gap), found: names[gap] ?? "" });
  }
  let bytes = 0;
  return names.map((name) => {
    const path = join(folder, name);
    const text = onDisk(path, () => {
      const { size } = statSync(path);
      bytes += size;
      if (size > MAX_FILE_BYTES) throw new ChainError("too-large", { path, most: MAX_FILE_BYTES });
      if (bytes > MAX_CHAIN_BYTES) {
        throw new ChainError("too-large", { path: folder, most: MAX_CHAIN_BYTES });
      }
      return readFileSync(path, "utf8");
    });
    return parseBlockFile(text, name);
  });
}

/** @throws ChainError in the place of an error of the file system. */
function onDisk<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof ChainError || code === undefined) throw error;
    throw new ChainError("file-system", { path, reason: code });
  }
}
