import type { Socket } from "node:net";
import type { RawData, WebSocket } from "ws";
import { MAX_UNREAD_BYTES } from "../contract/limits.ts";

/** A piece of a reply: text, or the UTF-8 of one. */
export type Piece = string | Uint8Array;

/** How {@link replyInOrder} answers. */
export interface Answering {
  /** Makes the reply to a frame, whole or in pieces. */
  readonly answer: (text: string) => string | Iterable<Piece>;
  /** Told what `answer` threw; the frames that still wait are dropped. */
  readonly onFault: (error: unknown) => void;
  /** Runs what it is given once a reply may be sent, in order; at once when it is left out. */
  readonly whenSafe?: ((send: () => void) => void) | undefined;
  /** The connection below the WebSocket. */
  readonly connection?: Socket;
}

/**
 * Answers the frames of one connection, one after the other, each with one message. While the client
 * does not read, and more than {@link MAX_UNREAD_BYTES} of replies wait for it, no further frame of
 * it is taken: the socket is paused, and the client feels it.
 */
export function replyInOrder(socket: WebSocket, answering: Answering): void {
  const { answer, onFault, connection, whenSafe = runNow } = answering;
  const waiting: RawData[] = [];
  /** Characters of replies that may not be sent yet. */
  let held = 0;
  let isInPieces = false;
  const fail = (error: unknown): void => {
    waiting.length = 0;
    onFault(error);
  };
  const work = (): void => {
    while (waiting.length > 0 && !isInPieces && socket.readyState === socket.OPEN) {
      if (socket.bufferedAmount + held > MAX_UNREAD_BYTES) {
        socket.pause();
        return;
      }
      const frame = waiting.shift();
      try {
        const reply = answer(textOf(frame));
        if (typeof reply === "string") sendWhole(reply);
        else sendPieces(reply);
      } catch (error) {
        fail(error);
        return;
      }
    }
    if (socket.isPaused && !isInPieces) socket.resume();
  };
  const sendWhole = (reply: string): void => {
    held += reply.length;
    whenSafe(() => {
      held -= reply.length;
      corkForNow(connection);
      socket.send(reply, work);
    });
  };
  const sendPieces = (reply: Iterable<Piece>): void => {
    isInPieces = true;
    socket.pause();
    const over = (): void => {
      isInPieces = false;
      work();
    };
    whenSafe(() => {
      sendInPieces(socket, reply[Symbol.iterator](), over, fail);
    });
  };
  socket.on("message", (data) => {
    waiting.push(data);
    work();
  });
}

/** Sends pieces as one message, each after the one before is out and others had their turn. */
function sendInPieces(
  socket: WebSocket,
  pieces: Iterator<Piece>,
  over: () => void,
  onFault: (error: unknown) => void,
): void {
  const next = (): void => {
    try {
      const { done = false, value = "" } = pieces.next() as IteratorResult<Piece, undefined>;
      // What is bytes already is text all the same.
      socket.send(value, { fin: done, binary: false }, (error) => {
        if (error) return;
        if (done) over();
        else setImmediate(next);
      });
    } catch (error) {
      onFault(error);
    }
  };
  next();
}

function runNow(send: () => void): void {
  send();
}

/** Lets replies to requests that came together leave together: one call of the system for all. */
function corkForNow(connection: Socket | undefined): void {
  if (connection === undefined || connection.writableCorked > 0) return;
  connection.cork();
  process.nextTick(() => {
    connection.uncork();
  });
}

/** A frame's bytes as text; a binary frame is read like a text frame. */
function textOf(frame: RawData | undefined): string {
  if (frame === undefined) return "";
  if (Array.isArray(frame)) return Buffer.concat(frame).toString();
  return Buffer.isBuffer(frame) ? frame.toString() : Buffer.from(frame).toString();
}
