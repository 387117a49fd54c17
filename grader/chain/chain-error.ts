import type { MessageParameters } from "../../labs/kit/language/translator.ts";

/**
 * Why a chain could not be exported or imported.
 *
 * - `unreachable`: the node does not answer
 * - `no-chain`: the node's answer is no list of blocks
 * - `no-blocks`: the node has none yet
 * - `not-mined`: the node's blocks have no header, so they have no place in these files
 * - `too-many`: more blocks than the files' names have numbers
 * - `not-empty`: the folder for the export holds something already
 * - `no-folder`: there is no folder to import from
 * - `no-files`: the folder has no file of a block
 * - `gap`: a number is missing
 * - `too-large`: a file, or all of them together
 * - `not-json`, `not-a-block`: what a file holds
 * - `invalid`: a block breaks a rule of the contract
 * - `file-system`: the system does not let a file be read or written
 * - `kept-own`: the node has a greater chain of its own
 * - `not-taken`: the node was given the blocks and does not hold them
 */
export type ChainErrorCode =
  | "unreachable"
  | "no-chain"
  | "no-blocks"
  | "not-mined"
  | "too-many"
  | "not-empty"
  | "no-folder"
  | "no-files"
  | "gap"
  | "too-large"
  | "not-json"
  | "not-a-block"
  | "invalid"
  | "file-system"
  | "kept-own"
  | "not-taken";

/** An export or import that is foreseen to fail; its message is told by code and details. */
export class ChainError extends Error {
  readonly code: ChainErrorCode;
  readonly details: MessageParameters;

  constructor(code: ChainErrorCode, details: MessageParameters) {
    super(code);
    this.name = "ChainError";
    this.code = code;
    this.details = details;
  }
}
