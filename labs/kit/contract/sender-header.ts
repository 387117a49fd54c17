/**
 * The header by which one of the kit's programs says who it is: a node that posts a block its URL, as
 * `peers` names it; a tracker that opens a WebSocket {@link TRACKER_SENDER}. The contract asks for none:
 * programs without it are as good, but what they send can't be told from what a client sends.
 */
export const SENDER_HEADER = "ledger-sender";

/** What a tracker calls itself. */
export const TRACKER_SENDER = "tracker";
