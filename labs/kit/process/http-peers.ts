import * as http from "node:http";
import * as https from "node:https";
import { WebSocket } from "ws";
import type { SealedBlock, WireBlock } from "../contract/block.ts";
import { httpOrigin, webSocketUrl, normalisePeerUrl } from "../contract/peer-url.ts";
import { readChain } from "../contract/read-block.ts";
import type { Reply } from "../contract/replies.ts";
import type { Request } from "../contract/requests.ts";
import { SENDER_HEADER } from "../contract/sender-header.ts";
import type { PeerNetwork } from "../programs/peer-network.ts";

/** How long a peer may take for an answer. */
const TIMEOUT_MS = 5_000;
/** A chain is read up to this size; a longer one counts as no answer. */
const MAX_CHAIN_BYTES = 256 * 1024 * 1024;
/** Blocks that wait for one peer. When there are more, only the newest is worth waiting for. */
const MAX_QUEUE = 100;

/** The other nodes over real connections: blocks and chains by HTTP, requests by WebSocket. */
export class HttpPeers implements PeerNetwork {
  readonly #selfUrl: string;
  readonly #agents = {
    "http:": new http.Agent({ keepAlive: true, maxSockets: 2 }),
    "https:": new https.Agent({ keepAlive: true, maxSockets: 2 }),
  };
  /** For each peer that is being sent blocks, those that still wait. */
  readonly #queues = new Map<string, SealedBlock[]>();

  /** @param selfUrl - what the node calls itself; peers are told with each block. */
  constructor(selfUrl: string) {
    this.#selfUrl = selfUrl;
  }

  postMined(url: string, block: SealedBlock): void {
    const origin = httpOrigin(url);
    const queue = this.#queues.get(origin);
    if (queue === undefined) {
      void this.#sendQueue(origin, [block]);
      return;
    }
    // A peer that can't keep up would hear only of what is long past. When it can't attach the newest
    // block it fetches what it missed.
    if (queue.length >= MAX_QUEUE) queue.length = 0;
    queue.push(block);
  }

  async getChain(url: string): Promise<readonly WireBlock[] | null> {
    const text = await this.#exchange(`${httpOrigin(url)}/blockchain.json`, "GET");
    try {
      return text === null ? null : readChain(JSON.parse(text));
    } catch {
      return null;
    }
  }

  ask(url: string, request: Request): Promise<Reply | null> {
    return new Promise((resolve) => {
      const socket = new WebSocket(normalisePeerUrl(webSocketUrl(url)), {
        handshakeTimeout: TIMEOUT_MS,
        perMessageDeflate: false,
      });
      const settle = (reply: Reply | null): void => {
        clearTimeout(timeout);
        socket.terminate();
        resolve(reply);
      };
      const timeout = setTimeout(settle, TIMEOUT_MS, null);
      socket.on("error", () => {
        settle(null);
      });
      socket.on("close", () => {
        settle(null);
      });
      socket.on("open", () => {
        socket.send(JSON.stringify(request));
      });
      socket.on("message", (data) => {
        try {
          // eslint-disable-next-line @typescript-eslint/no-base-to-string -- ws hands over a Buffer
          settle(JSON.parse(data.toString()) as Reply);
        } catch {
          settle(null);
        }
      });
    });
  }

  /** Ends what is kept open. */
  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
    this.#queues.clear();
  }

  async #sendQueue(origin: string, queue: SealedBlock[]): Promise<void> {
    this.#queues.set(origin, queue);
    for (let block = queue.shift(); block !== undefined; block = queue.shift()) {
      const answer = await this.#exchange(`${origin}/mined`, "POST", JSON.stringify(block));
      // A peer that is down is skipped: it fetches what it has missed.
      if (answer === null) break;
    }
    this.#queues.delete(origin);
  }

  /** One exchange by HTTP: the text of the answer; null when there is none, or no good one. */
  #exchange(url: string, method: "GET" | "POST", body?: string): Promise<string | null> {
    const isSecure = url.startsWith("https:");
    const open = isSecure ? https.request : http.request;
    return new Promise((resolve) => {
      const request = open(url, {
        method,
        agent: this.#agents[isSecure ? "https:" : "http:"],
        timeout: TIMEOUT_MS,
        headers: {
          [SENDER_HEADER]: this.#selfUrl,
          ...(body !== undefined && { "content-type": "application/json" }),
        },
      });
      const fail = (): void => {
        request.destroy();
        resolve(null);
      };
      request.on("timeout", fail);
      request.on("error", fail);
      request.on("response", (response) => {
        const parts: Buffer[] = [];
        let bytes = 0;
        response.on("data", (part: Buffer) => {
          bytes += part.length;
          if (bytes > MAX_CHAIN_BYTES) fail();
          else parts.push(part);
        });
        response.on("error", fail);
        response.on("end", () => {
          resolve(response.statusCode === 200 ? Buffer.concat(parts).toString() : null);
        });
      });
      request.end(body);
    });
  }
}
