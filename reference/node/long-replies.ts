/**
 * A long chain, told in pieces: to write all of it as JSON at once would keep every other client
 * waiting for as long as that takes. What a client receives is the same.
 */
import { ProtocolError, ok } from "#kit";
import { readRequest } from "./node.ts";

/** A reply with so few blocks is written at once. */
const FEW_BLOCKS = 200;
/** A request for blocks is short; a longer text is another request. */
const MAX_REQUEST_LENGTH = 200;

/** A chain that can be told in pieces. */
export interface TellableChain {
  /** How many blocks there are, those that another process has just written among them. */
  count(): number;
  /** The JSON of the blocks from a position on, without the brackets of the list, as it is now. */
  pieces(start: number): Iterable<string | Uint8Array>;
}

/** The pieces of the reply to a text frame, where that is a long chain; null for any other one. */
export function handleLong(
  text: string,
  chain: TellableChain,
): Iterable<string | Uint8Array> | null {
  if (text.length > MAX_REQUEST_LENGTH || !text.includes('"blocks"')) return null;
  const start = startOf(text);
  if (start === null || chain.count() - start <= FEW_BLOCKS) return null;
  return around(JSON.stringify(ok({ blocks: [] })), chain.pieces(start));
}

/** The pieces of a long chain as a list of JSON; null for a short one. */
export function listLong(chain: TellableChain): Iterable<string | Uint8Array> | null {
  return chain.count() <= FEW_BLOCKS ? null : around("[]", chain.pieces(0));
}

/** Where a request for blocks wants them to begin; null for another one, and for a wrong one. */
function startOf(text: string): number | null {
  try {
    const { op, args } = readRequest(text);
    return op === "blocks" ? (args.start ?? 0) : null;
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
}

/** Fills the list of a text that has an empty one. */
function* around(
  frame: string,
  blocks: Iterable<string | Uint8Array>,
): Generator<string | Uint8Array> {
  const begin = frame.lastIndexOf("[") + 1;
  yield frame.slice(0, begin);
  yield* blocks;
  yield frame.slice(begin);
}
