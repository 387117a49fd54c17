import * as http from "node:http";
import * as https from "node:https";

/** A chain is read up to this size; a longer one is no answer. */
const MAX_CHAIN_BYTES = 256 * 1024 * 1024;

/** A node's page gave no good answer; the message is the reason, such as `ECONNREFUSED`. */
export class NoAnswer extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "NoAnswer";
  }
}

/** The pages of a node that mines, over HTTP: its chain, and where blocks are posted (contract 6). */
export class NodePages {
  readonly origin: string;
  readonly #timeoutMs: number;
  readonly #agent: http.Agent;

  /**
   * @param origin - such as `http://127.0.0.1:9000`.
   * @param timeoutMs - how long an answer may take.
   */
  constructor(origin: string, timeoutMs: number) {
    this.origin = origin;
    this.#timeoutMs = timeoutMs;
    const { Agent } = origin.startsWith("https:") ? https : http;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 2 });
  }

  /**
   * The text of `GET /blockchain.json`.
   *
   * @throws NoAnswer when there is none, or none with status 200.
   */
  chain(): Promise<string> {
    return this.#exchange("GET", "/blockchain.json");
  }

  /**
   * `POST /mined`; what the node makes of the block it says later, by its chain.
   *
   * @throws NoAnswer when there is none, or none with status 200.
   */
  async post(block: object): Promise<void> {
    await this.#exchange("POST", "/mined", JSON.stringify(block));
  }

  /** Ends what is kept open; may be called twice. */
  close(): void {
    this.#agent.destroy();
  }

  #exchange(method: "GET" | "POST", path: string, body?: string): Promise<string> {
    const open = this.origin.startsWith("https:") ? https.request : http.request;
    return new Promise((resolve, reject) => {
      const request = open(this.origin + path, {
        method,
        agent: this.#agent,
        signal: AbortSignal.timeout(this.#timeoutMs),
        ...(body !== undefined && { headers: { "content-type": "application/json" } }),
      });
      const fail = (error: NodeJS.ErrnoException): void => {
        reject(new NoAnswer(reasonOf(error)));
      };
      request.on("error", fail);
      request.on("response", (response) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        response.on("error", fail);
        response.on("data", (part: Buffer) => {
          bytes += part.length;
          if (bytes > MAX_CHAIN_BYTES) request.destroy(new Error(`over ${MAX_CHAIN_BYTES} bytes`));
          else parts.push(part);
        });
        response.on("end", () => {
          if (response.statusCode === 200) resolve(Buffer.concat(parts).toString());
          else reject(new NoAnswer(`HTTP ${response.statusCode ?? "?"} ${method} ${path}`));
        });
      });
      request.end(body);
    });
  }
}

/** Why there was no answer, in one word where there is one. */
function reasonOf(error: NodeJS.ErrnoException): string {
  if (error.name === "AbortError" || error.name === "TimeoutError") return "ETIMEDOUT";
  return error.code ?? error.message;
}
