import { connect } from "node:net";
import type { Socket } from "node:net";
import { WebSocket } from "ws";
import type { ClientOptions } from "ws";
import { Inbox } from "./inbox.ts";
import { whatOf } from "./journal.ts";
import type { Frame } from "./journal.ts";

/** Frames of up to this size are taken from a submission. */
const MAX_PAYLOAD_BYTES = 64 * 1024 * 1024;

/** A frame of bytes, where each message is one of text (contract 2). */
export interface BinaryFrame {
  readonly kind: "binary";
  /** Its size in bytes. */
  readonly length: number;
}

/** A binary frame, as explanations show it. */
export function binaryText({ length }: { readonly length: number }): string {
  return `binary frame, ${length} bytes`;
}

/** What came instead of a reply. */
export type NoReply =
  | BinaryFrame
  | { readonly kind: "timeout" }
  | { readonly kind: "closed"; readonly code: number; readonly reason: string };

/** A client's connection to a node: requests out, replies in, in order. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #inbox = new Inbox<string | BinaryFrame>();
  #closed: { readonly kind: "closed"; readonly code: number; readonly reason: string } | null =
    null;

  /** Called with every frame, once somebody has set it. */
  onFrame: ((frame: Omit<Frame, "edge">) => void) | null = null;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("error", () => undefined);
    socket.on("message", (data: Buffer, isBinary) => {
      this.#note("out", data);
      this.#inbox.add(isBinary ? { kind: "binary", length: data.length } : data.toString());
    });
    socket.on("close", (code, reason) => {
      this.#closed = { kind: "closed", code, reason: reason.toString() };
      this.#inbox.end();
    });
  }

  /** Opens a connection; null when there is none within the time. */
  static async open(url: string, timeoutMs: number, origin?: string): Promise<Connection | null> {
    return Connection.#handshake(url, timeoutMs, origin === undefined ? {} : { origin });
  }

  /**
   * Opens one to a port of this machine where perhaps nobody listens yet: that it finds out by a TCP
   * connection alone, which costs a tenth of a handshake that is never answered.
   */
  static async tryOpen(port: number, timeoutMs: number): Promise<Connection | null> {
    const transport = await listenerAt(port);
    if (transport === null) return null;
    const createConnection = (): Socket => transport;
    return Connection.#handshake(`ws://127.0.0.1:${port}/ws`, timeoutMs, { createConnection });
  }

  static async #handshake(
    url: string,
    timeoutMs: number,
    options: ClientOptions,
  ): Promise<Connection | null> {
    const socket = new WebSocket(url, {
      handshakeTimeout: Math.max(1, timeoutMs),
      maxPayload: MAX_PAYLOAD_BYTES,
      perMessageDeflate: false,
      ...options,
    });
    const connection = new Connection(socket);
    return new Promise((resolve) => {
      socket.once("open", () => {
        resolve(connection);
      });
      socket.once("close", () => {
        resolve(null);
      });
    });
  }

  /** Whether the other side has closed it. */
  get isClosed(): boolean {
    return this.#closed !== null;
  }

  /** Sends a frame. */
  send(text: string): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(text);
    this.#note("in", text);
  }

  /** The next frame that nobody has taken yet, or why there is none. */
  async next(timeoutMs: number): Promise<string | NoReply> {
    const frame = await this.#inbox.next(timeoutMs);
    return frame ?? this.#closed ?? { kind: "timeout" };
  }

  /**
   * Waits until the other side has seen all that it was sent: it answers a ping (RFC 6455, 5.5.2) after
   * what came before it. One that answers none is waited for no longer than this.
   */
  async roundTrip(timeoutMs: number): Promise<void> {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      const over = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.#socket.once("pong", over);
      this.#socket.once("close", over);
      this.#socket.ping();
    });
  }

  /** Takes a frame that is there already, if there is one: nobody asked for it. */
  unasked(): string | BinaryFrame | undefined {
    return this.#inbox.take();
  }

  /** Breaks it; may be called twice. */
  close(): void {
    this.#socket.terminate();
  }

  #note(direction: "in" | "out", data: Buffer | string): void {
    if (this.onFrame === null) return;
    const bytes = typeof data === "string" ? Buffer.from(data) : data;
    const frame = {
      direction,
      bytes: bytes.length,
      what: whatOf(bytes),
      verdict: "passed",
    } as const;
    this.onFrame({ ...frame, data: bytes });
  }
}

/** A TCP connection to a port of this machine; null when nobody listens there. */
function listenerAt(port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      resolve(socket);
    });
    socket.once("error", () => {
      resolve(null);
    });
  });
}
