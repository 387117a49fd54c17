/**
 * Where things stand in the memory of the module that hashes four messages at once. Each 32-bit word
 * is there as a vector: the same word of four messages, side by side.
 */

/** Bytes of a vector: four lanes of four bytes. */
export const VECTOR_BYTES = 16;
/** How many messages are hashed at once. */
export const LANES = 4;
/** Bytes of a block of SHA-256 in one lane, and words of it. */
export const BLOCK_BYTES = 64;
export const BLOCK_WORDS = 16;

/** The state after the blocks that all nonces have in common, eight vectors. */
export const MIDSTATE = 0;
/** The state behind the last block, eight vectors. */
export const STATE = MIDSTATE + 8 * VECTOR_BYTES;
/** The last blocks, one or two, in which the nonces are. */
export const BLOCKS = STATE + 8 * VECTOR_BYTES;
/** The round constants, 64 vectors. */
export const CONSTANTS = BLOCKS + 2 * BLOCK_WORDS * VECTOR_BYTES;

/** Where a word of the last blocks stands, in bytes. @param word - counted from the first of them. */
export function wordAt(word: number): number {
  return BLOCKS + word * VECTOR_BYTES;
}
