import { WebSocket } from "ws";
import { dialledUrl, isPeerUrl } from "../contract/peer-url.ts";
import { SENDER_HEADER, TRACKER_SENDER } from "../contract/sender-header.ts";
import type { Network } from "../programs/tracker-program.ts";

/** How long a handshake may take before the connection counts as failed. */
const HANDSHAKE_TIMEOUT_MS = 5_000;
/** How long a node may be silent, answering no ping either, before its connection counts as gone. */
const SILENCE_LIMIT_MS = 15_000;
/** A chain may be longer than one frame that a node takes; above this, the connection is closed. */
const MAX_ANSWER_BYTES = 256 * 1024 * 1024;
/** A node that reads nothing, with so much waiting for it, is given up. */
const MAX_UNSENT_BYTES = 64 * 1024 * 1024;

/** What happens on the connections of {@link Sockets}. */
export interface SocketEvents {
  onOpen(url: string): void;
  onMessage(url: string, text: string): void;
  onClose(url: string): void;
}

/** A network of real WebSocket connections, each named by its URL. */
export class Sockets implements Network {
  readonly #events: SocketEvents;
  readonly #sockets = new Map<string, WebSocket>();
  readonly #heard = new WeakMap<WebSocket, number>();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(events: SocketEvents) {
    this.#events = events;
    this.#heartbeat = setInterval(() => {
      this.#endSilent();
    }, SILENCE_LIMIT_MS / 3);
  }

  connect(url: string): void {
    this.#sockets.get(url)?.terminate();
    if (!isPeerUrl(url)) {
      this.#sockets.delete(url);
      setImmediate(() => {
        this.#events.onClose(url);
      });
      return;
    }
    const socket = new WebSocket(dialledUrl(url), {
      handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
      maxPayload: MAX_ANSWER_BYTES,
      perMessageDeflate: false,
      headers: { [SENDER_HEADER]: TRACKER_SENDER },
    });
    this.#sockets.set(url, socket);
    const isCurrent = (): boolean => this.#sockets.get(url) === socket;
    const hear = (): void => void this.#heard.set(socket, Date.now());
    hear();
    // Every error is followed by "close", which is where the tracker hears of it.
    socket.on("error", () => undefined);
    socket.on("pong", hear);
    socket.on("open", () => {
      hear();
      if (isCurrent()) this.#events.onOpen(url);
    });
    socket.on("message", (data) => {
      hear();
      // eslint-disable-next-line @typescript-eslint/no-base-to-string -- ws hands over a Buffer
      if (isCurrent()) this.#events.onMessage(url, data.toString());
    });
    socket.on("close", () => {
      if (!isCurrent()) return;
      this.#sockets.delete(url);
      this.#events.onClose(url);
    });
  }

  send(url: string, text: string): void {
    const socket = this.#sockets.get(url);
    if (socket?.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > MAX_UNSENT_BYTES) socket.terminate();
    else socket.send(text);
  }

  /** Ends every connection, without a word to anybody; may be called twice. */
  close(): void {
    clearInterval(this.#heartbeat);
    const sockets = [...this.#sockets.values()];
    this.#sockets.clear();
    for (const socket of sockets) socket.terminate();
  }

  #endSilent(): void {
    for (const socket of this.#sockets.values()) {
      if (socket.readyState !== WebSocket.OPEN) continue;
      if (Date.now() - (this.#heard.get(socket) ?? 0) > SILENCE_LIMIT_MS) socket.terminate();
      else socket.ping();
    }
  }
}
