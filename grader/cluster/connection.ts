import { WebSocket } from "ws";

/** Frames of up to this size are taken from a submission. */
const MAX_PAYLOAD_BYTES = 64 * 1024 * 1024;
/** Replies that nobody asked for are kept up to this number. */
const MAX_KEPT = 10_000;

/** What came instead of a reply. */
export type NoReply =
  | { readonly kind: "timeout" }
  | { readonly kind: "closed"; readonly code: number; readonly reason: string };

/** A client's connection to a node: requests out, replies in, in order. */
export class Connection {
  readonly #socket: WebSocket;
  readonly #frames: string[] = [];
  #closed: { readonly kind: "closed"; readonly code: number; readonly reason: string } | null =
    null;
  #wake: (() => void) | null = null;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("error", () => undefined);
    socket.on("message", (data) => {
      // eslint-disable-next-line @typescript-eslint/no-base-to-string -- ws hands over a Buffer
      if (this.#frames.length < MAX_KEPT) this.#frames.push(data.toString());
      this.#wake?.();
    });
    socket.on("close", (code, reason) => {
      this.#closed = { kind: "closed", code, reason: reason.toString() };
      this.#wake?.();
    });
  }

  /** Opens a connection; null when there is none within the time. */
  static async open(url: string, timeoutMs: number, origin?: string): Promise<Connection | null> {
    const socket = new WebSocket(url, {
      handshakeTimeout: Math.max(1, timeoutMs),
      maxPayload: MAX_PAYLOAD_BYTES,
      perMessageDeflate: false,
      ...(origin === undefined ? {} : { origin }),
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
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text);
  }

  /** The next frame that nobody has taken yet, or why there is none. */
  async next(timeoutMs: number): Promise<string | NoReply> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const frame = this.#frames.shift();
      if (frame !== undefined) return frame;
      if (this.#closed !== null) return this.#closed;
      const left = deadline - performance.now();
      if (left <= 0) return { kind: "timeout" };
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
    }
  }

  /** Takes a frame that is there already, if there is one: nobody asked for it. */
  unasked(): string | undefined {
    return this.#frames.shift();
  }

  /** Breaks it; may be called twice. */
  close(): void {
    this.#socket.terminate();
  }
}
