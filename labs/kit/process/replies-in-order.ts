import type { RawData, WebSocket } from "ws";
import { MAX_UNREAD_BYTES } from "../contract/limits.ts";

/**
 * Answers the frames of one connection, one after the other, each with one frame. While the client
 * does not read, and more than {@link MAX_UNREAD_BYTES} of replies wait for it, no further frame of
 * it is taken: the socket is paused, and the client feels it.
 *
 * @param whenSafe - runs what it is given once a reply may be sent, in order; at once where nothing
 * has to be waited for.
 * @param answer - makes the reply to a frame; what it throws goes to `onFault`, and the frames that
 * still wait are dropped.
 */
export function replyInOrder(
  socket: WebSocket,
  answer: (text: string) => string,
  onFault: (error: unknown) => void,
  whenSafe: (send: () => void) => void = (send) => {
    send();
  },
): void {
  const waiting: RawData[] = [];
  /** Bytes of replies that may not be sent yet. */
  let held = 0;
  const work = (): void => {
    while (waiting.length > 0 && socket.readyState === socket.OPEN) {
      if (socket.bufferedAmount + held > MAX_UNREAD_BYTES) {
        socket.pause();
        return;
      }
      const frame = waiting.shift();
      try {
        const reply = answer(textOf(frame));
        held += reply.length;
        whenSafe(() => {
          held -= reply.length;
          socket.send(reply, work);
        });
      } catch (error) {
        waiting.length = 0;
        onFault(error);
        return;
      }
    }
    if (socket.isPaused) socket.resume();
  };
  socket.on("message", (data) => {
    waiting.push(data);
    work();
  });
}

/** A frame's bytes as text; a binary frame is read like a text frame. */
function textOf(frame: RawData | undefined): string {
  if (frame === undefined) return "";
  if (Array.isArray(frame)) return Buffer.concat(frame).toString();
  return Buffer.isBuffer(frame) ? frame.toString() : Buffer.from(frame).toString();
}
