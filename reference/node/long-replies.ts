/**
 * A long chain, told in pieces: to write all of it as JSON at once would keep every other client
 * waiting for as long as that takes. What a client receives is the same.
 */
import { ProtocolError } from "#kit";
import type { Args, Reply } from "#kit";
import { readRequest } from "./node.ts";

/** A reply with so few blocks is written at once. */
const FEW_BLOCKS = 200;
/** Transactions of the blocks that make a piece, about: some milliseconds of writing. */
const ITEMS_A_PIECE = 1000;
/** A request for blocks is short; a longer text is another request. */
const MAX_REQUEST_LENGTH = 200;

/**
 * The pieces of the reply to a text frame, where that is a long chain; null for any other one.
 *
 * @param answer - answers `blocks`.
 */
export function handleLong(
  text: string,
  answer: (args: Args["blocks"]) => Reply,
): Iterable<string> | null {
  if (text.length > MAX_REQUEST_LENGTH || !text.includes('"blocks"')) return null;
  let reply: Reply;
  try {
    const { op, args } = readRequest(text);
    if (op !== "blocks") return null;
    reply = answer(args);
  } catch (error) {
    if (error instanceof ProtocolError) return null;
    throw error;
  }
  const { blocks } = reply.response as { readonly blocks: readonly Countable[] };
  return blocks.length <= FEW_BLOCKS ? null : inPieces(reply, blocks);
}

/** What is looked at of a block. */
interface Countable {
  readonly items: readonly unknown[];
}

function* inPieces(reply: Reply, blocks: readonly Countable[]): Generator<string, undefined> {
  const frame = JSON.stringify({ ...reply, response: { blocks: [] } });
  const begin = frame.lastIndexOf("[") + 1;
  yield frame.slice(0, begin);
  let [from, items] = [0, 0];
  for (const [at, block] of blocks.entries()) {
    items += 1 + block.items.length;
    const isLast = at === blocks.length - 1;
    if (items < ITEMS_A_PIECE && !isLast) continue;
    const piece = JSON.stringify(blocks.slice(from, at + 1)).slice(1, -1);
    yield isLast ? piece : `${piece},`;
    [from, items] = [at + 1, 0];
  }
  yield frame.slice(begin);
  return undefined;
}
