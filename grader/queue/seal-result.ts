import type { ResultMessage } from "./grading-messages.ts";
import { MessageError, seal } from "./signed-message.ts";
import type { SignedMessage } from "./signed-message.ts";

/**
 * Packs and signs a result; where it is too large, without the logs and the bundle, since a grade is not
 * lost for its pictures.
 *
 * @param most - how long the message may be, in characters; by default what a message may be.
 * @throws MessageError `too-large` when it still is.
 */
export function sealResult(
  id: string,
  result: ResultMessage,
  key: Buffer,
  most?: number,
): SignedMessage {
  try {
    return seal("result", id, result, key, most);
  } catch (error) {
    if (!(error instanceof MessageError)) throw error;
    return seal("result", id, { ...result, kept: {} }, key, most);
  }
}
