/**
 * The limits of a node. Each input of a program has one, so that no client can fill its memory.
 * The contract fixes the size of a frame; the others follow from it.
 */

/** A node takes frames of up to 16 MiB (contract 4.4). */
export const MAX_FRAME_BYTES = 16 * 1024 * 1024;

/**
 * Transactions that wait in a pool. A transaction takes at most 255 bytes in a reply and 300 in a
 * block, so a full pool, and a block that seals it, still fit one frame.
 */
export const MAX_POOL_TRANSACTIONS = 50_000;

/** URLs that a node remembers. */
export const MAX_PEERS = 1_000;

/** Characters of a peer's URL. */
export const MAX_URL_LENGTH = 2_000;

/**
 * Bytes of replies that wait for a client that reads slowly. Above it the node takes no further
 * request of that client until the client has caught up; the others are served meanwhile.
 */
export const MAX_UNREAD_BYTES = 1024 * 1024;

/** The difficulty of a network that mines, in leading hex zeros, unless it is told (contract 1). */
export const DEFAULT_ZEROS = 4;
