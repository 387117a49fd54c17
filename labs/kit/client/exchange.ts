import { WebSocket } from "ws";
import type { Data } from "ws";

/** The largest reply that is read: a chain may be longer than one frame that a node takes. */
const MAX_REPLY_BYTES = 256 * 1024 * 1024;

/**
 * Why there is no reply. The codes are ids of messages: `refused`, nothing listens; `no-host`;
 * `http-status`, a server that takes no WebSocket there; `not-websocket`, something else listens;
 * `handshake-timeout`; `no-reply`, in time; `closed`, without a reply.
 */
export type NoReplyCode =
  | "refused"
  | "no-host"
  | "http-status"
  | "not-websocket"
  | "handshake-timeout"
  | "no-reply"
  | "closed";

/** An exchange that failed before a reply came. */
export class NoReply extends Error {
  readonly code: NoReplyCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: NoReplyCode, details: Readonly<Record<string, string | number>> = {}) {
    super(`${code}: ${JSON.stringify(details)}`);
    this.name = "NoReply";
    this.code = code;
    this.details = details;
  }
}

/** A reply as it came, and how long it took. */
export interface Received {
  readonly text: string;
  readonly ms: number;
}

/** One connection on which a request is sent, its reply awaited, and then the next one sent. */
export class Exchange {
  readonly #socket: WebSocket;
  readonly #timeoutMs: number;
  readonly #inbox: string[] = [];
  #closed: NoReply | null = null;
  /** Called at every frame and at the end of the connection. */
  #wake: () => void = () => undefined;

  private constructor(socket: WebSocket, timeoutMs: number) {
    this.#socket = socket;
    this.#timeoutMs = timeoutMs;
    socket.on("message", (data: Data) => {
      // eslint-disable-next-line @typescript-eslint/no-base-to-string -- ws hands over a Buffer
      this.#inbox.push(data.toString());
      this.#wake();
    });
    socket.on("close", (code, reason) => {
      const why = reason.length === 0 ? "" : `, ${reason.toString()}`;
      this.#closed = new NoReply("closed", { code, reason: why });
      this.#wake();
    });
  }

  /** Connects. @throws NoReply when that fails, or takes longer than the time limit. */
  static async open(url: string, timeoutMs: number): Promise<Exchange> {
    const socket = new WebSocket(url, {
      handshakeTimeout: timeoutMs,
      maxPayload: MAX_REPLY_BYTES,
      perMessageDeflate: false,
    });
    // Made before the handshake is over: a node may send at once, and nothing is to be missed.
    const exchange = new Exchange(socket, timeoutMs);
    await new Promise<void>((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("unexpected-response", (_, { statusCode = 0 }) => {
        reject(new NoReply("http-status", { status: statusCode }));
        socket.terminate();
      });
      socket.on("error", (error) => {
        reject(faultOf(error, timeoutMs));
      });
    });
    return exchange;
  }

  /** Sends one text frame and waits for the next frame. @throws NoReply when none comes. */
  async ask(request: string): Promise<Received> {
    if (this.#closed !== null) throw this.#closed;
    const began = performance.now();
    this.#socket.send(request);
    const text = await this.#nextFrame();
    return { text, ms: performance.now() - began };
  }

  /** The frames that came without being asked for, and are not told again. */
  unasked(): readonly string[] {
    return this.#inbox.splice(0);
  }

  /** Closes the connection and waits until it is; may be called twice. */
  async close(): Promise<void> {
    if (this.#closed !== null) return;
    await new Promise<void>((resolve) => {
      // A node that does not answer the closing handshake is not waited for.
      const timer = setTimeout(() => {
        this.#socket.terminate();
      }, this.#timeoutMs);
      this.#socket.once("close", () => {
        clearTimeout(timer);
        resolve();
      });
      this.#socket.close();
    });
  }

  async #nextFrame(): Promise<string> {
    const seconds = this.#timeoutMs / 1000;
    const woken = new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        // The closing handshake can't be hoped for, either.
        this.#socket.terminate();
        reject(new NoReply("no-reply", { seconds }));
      }, this.#timeoutMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    if (this.#inbox.length === 0) await woken;
    else this.#wake();
    const text = this.#inbox.shift();
    if (text !== undefined) return text;
    throw this.#closed ?? new NoReply("no-reply", { seconds });
  }
}

/** What an error of the connection means. */
function faultOf(error: Error, timeoutMs: number): NoReply {
  const { code = "" } = error as NodeJS.ErrnoException;
  if (code === "ECONNREFUSED") return new NoReply("refused");
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return new NoReply("no-host");
  if (code === "ETIMEDOUT" || error.message.includes("handshake has timed out")) {
    return new NoReply("handshake-timeout", { seconds: timeoutMs / 1000 });
  }
  return new NoReply("not-websocket", { reason: code === "" ? error.message : code });
}
