/** How it stands with the connection to a node. */
export type ConnectionState =
  | { readonly kind: "idle" | "left" | "lost" | "bad-url" }
  | { readonly kind: "told"; readonly reason: string }
  | { readonly kind: "connecting" | "open" | "refused"; readonly url: string };

/** A request and what came of it. */
export interface SentRequest {
  /** The time at which it was sent, or at which an unasked message came. */
  readonly at: Date;
  /** Its text; null for a message that the node sent unasked. */
  readonly text: string | null;
  /** The reply; null while there is none. */
  reply: string | null;
  /** Milliseconds until the reply. */
  ms: number | null;
  /** Whether the connection ended before the reply. */
  isLost: boolean;
}

/** What a connection tells of. */
export interface ConnectionEvents {
  /** The state is another one. */
  onState(state: ConnectionState): void;
  /** A request was sent, was answered, or will have no reply. */
  onExchange(exchange: SentRequest): void;
}

/** A connection to a node. Replies come in the order of the requests (contract 2). */
export class NodeConnection {
  readonly #events: ConnectionEvents;
  #socket: WebSocket | null = null;
  #state: ConnectionState = { kind: "idle" };
  #waiting: { readonly exchange: SentRequest; readonly since: number }[] = [];
  /** What is to be sent as soon as the connection is open. */
  #unsent: string[] = [];

  constructor(events: ConnectionEvents) {
    this.#events = events;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Whether it is open, or about to be. */
  get isActive(): boolean {
    return this.#socket !== null;
  }

  /** Connects to a node; an earlier connection is left. */
  connect(url: string): void {
    this.disconnect();
    let socket: WebSocket;
    try {
      socket = new WebSocket(url);
    } catch {
      this.#become({ kind: "bad-url" });
      return;
    }
    this.#socket = socket;
    this.#become({ kind: "connecting", url });
    let hasOpened = false;
    socket.addEventListener("open", () => {
      if (socket !== this.#socket) return;
      hasOpened = true;
      this.#become({ kind: "open", url });
      for (const text of this.#unsent.splice(0)) this.send(text);
    });
    socket.addEventListener("message", ({ data }) => {
      if (socket === this.#socket) this.#receive(String(data));
    });
    socket.addEventListener("close", ({ reason }) => {
      if (socket !== this.#socket) return;
      if (!hasOpened) this.#end({ kind: "refused", url });
      // A lab that is still to be written says here whose turn it is.
      else this.#end(reason === "" ? { kind: "lost" } : { kind: "told", reason });
    });
  }

  /** Leaves the node; nothing happens where there is no connection. */
  disconnect(): void {
    const socket = this.#socket;
    if (socket === null) return;
    this.#end({ kind: "left" });
    socket.close();
  }

  /** Sends a text, whatever is in it; while the connection is being opened, as soon as it is. */
  send(text: string): void {
    if (this.#state.kind !== "open" || this.#socket === null) {
      this.#unsent.push(text);
      return;
    }
    const exchange: SentRequest = { at: new Date(), text, reply: null, ms: null, isLost: false };
    this.#waiting.push({ exchange, since: performance.now() });
    this.#socket.send(text);
    this.#events.onExchange(exchange);
  }

  #receive(reply: string): void {
    const answered = this.#waiting.shift();
    if (answered === undefined) {
      this.#events.onExchange({ at: new Date(), text: null, reply, ms: null, isLost: false });
      return;
    }
    const { exchange, since } = answered;
    exchange.reply = reply;
    exchange.ms = performance.now() - since;
    this.#events.onExchange(exchange);
  }

  #end(state: ConnectionState): void {
    this.#socket = null;
    this.#unsent = [];
    for (const { exchange } of this.#waiting.splice(0)) {
      exchange.isLost = true;
      this.#events.onExchange(exchange);
    }
    this.#become(state);
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.#events.onState(state);
  }
}
