import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { sendPage } from "../http/send-page.ts";

/** The page at `/` from which people talk to a node. Its file is read when it is first asked for. */
export class ConsolePage {
  readonly #path: string | undefined;
  #html: string | null | undefined;

  /** @param path - the file of the page; undefined for none. */
  constructor(path: string | undefined) {
    this.#path = path;
  }

  /** Answers a request if it is for the page and there is one; whether it was. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== "GET" || request.url?.split("?", 1)[0] !== "/") return false;
    this.#html ??= this.#read();
    if (this.#html === null) return false;
    // A student may talk to the nodes of others, on any machine.
    sendPage(response, this.#html, "ws: wss:");
    return true;
  }

  #read(): string | null {
    if (this.#path === undefined) return null;
    try {
      return readFileSync(this.#path, "utf8");
    } catch {
      return null;
    }
  }
}
