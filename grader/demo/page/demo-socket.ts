import type { DemoCommand, DemoMessage } from "../view.ts";

/** The page's connection to the demo, with the token of the page's own address. */
export class DemoSocket {
  readonly #socket: WebSocket;

  /** @param onEnd - the demo is over. */
  constructor(onMessage: (message: DemoMessage) => void, onEnd: () => void) {
    const token = new URLSearchParams(location.search).get("token") ?? "";
    this.#socket = new WebSocket(`ws://${location.host}/?token=${encodeURIComponent(token)}`);
    this.#socket.addEventListener("message", ({ data }) => {
      onMessage(JSON.parse(String(data)) as DemoMessage);
    });
    this.#socket.addEventListener("close", onEnd);
  }

  /** Asks the demo to do something. */
  send(command: DemoCommand): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(command));
  }
}
