import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable, pipeline } from "node:stream";
import { MAX_FRAME_BYTES } from "../contract/limits.ts";
import { readBlock } from "../contract/read-block.ts";
import { SENDER_HEADER } from "../contract/sender-header.ts";
import type { NodeProgram } from "../programs/node-program.ts";

/** Bytes of posted blocks that are being read at a time, all clients together. */
const MAX_READING_BYTES = 4 * MAX_FRAME_BYTES;
/** How long a client may take to post a block. */
const BODY_TIMEOUT_MS = 10_000;
const JSON_HEADERS = { "content-type": "application/json; charset=utf-8" };

/** The pages of a node that mines: its chain, and where blocks are posted (MT, contract 6). */
export class BlockPages {
  readonly #program: NodeProgram;
  readonly #onFault: (error: unknown) => void;
  #reading = 0;

  /** @param onFault - what the program throws while it judges a posted block. */
  constructor(program: NodeProgram, onFault: (error: unknown) => void) {
    this.#program = program;
    this.#onFault = onFault;
  }

  /** Answers a request if it is for one of these pages; whether it was. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const path = request.url?.split("?", 1)[0];
    if (path === "/blockchain.json" && this.#program.blockchain !== undefined) {
      if (isOf(request, response, "GET")) this.#sendChain(response);
    } else if (path === "/mined" && this.#program.onMined !== undefined) {
      if (isOf(request, response, "POST")) this.#readBlock(request, response);
    } else return false;
    return true;
  }

  #sendChain(response: ServerResponse): void {
    try {
      const pieces = this.#program.blockchainLong?.() ?? null;
      if (pieces !== null) this.#sendPieces(response, pieces);
      else sendJson(response, 200, this.#program.blockchain?.() ?? []);
    } catch (error) {
      this.#onFault(error);
      sendJson(response, 500, { error: "The node's code threw an error; see its log" });
    }
  }

  /** Sends JSON in pieces, each when the client has taken the one before; others are served meanwhile. */
  #sendPieces(response: ServerResponse, pieces: Iterable<string | Uint8Array>): void {
    response.writeHead(200, JSON_HEADERS);
    pipeline(Readable.from(pieces), response, (error) => {
      // A client that goes away early is no fault of the node's.
      if (error && error.code !== "ERR_STREAM_PREMATURE_CLOSE") this.#onFault(error);
    });
  }

  /** Reads a posted block, answers, and has it judged after that. */
  #readBlock(request: IncomingMessage, response: ServerResponse): void {
    const parts: Buffer[] = [];
    let bytes = 0;
    let isRefused = false;
    const refuse = (status: number, error: string): void => {
      if (isRefused) return;
      isRefused = true;
      parts.length = 0;
      response.setHeader("connection", "close");
      sendJson(response, status, { error });
    };
    request.setTimeout(BODY_TIMEOUT_MS, () => {
      request.destroy();
    });
    request.on("data", (part: Buffer) => {
      bytes += part.length;
      this.#reading += part.length;
      if (bytes > MAX_FRAME_BYTES) refuse(413, `A block takes at most ${MAX_FRAME_BYTES} bytes`);
      else if (this.#reading > MAX_READING_BYTES) refuse(503, "Too many blocks are being posted");
      if (!isRefused) parts.push(part);
    });
    request.on("close", () => {
      this.#reading -= bytes;
    });
    request.on("end", () => {
      if (isRefused) return;
      let value: unknown;
      try {
        value = JSON.parse(Buffer.concat(parts).toString());
      } catch {
        refuse(400, "The block is not JSON");
        return;
      }
      sendJson(response, 200, { received: true });
      const sender = request.headers[SENDER_HEADER];
      setImmediate(() => void this.#judge(value, typeof sender === "string" ? sender : null));
    });
  }

  async #judge(value: unknown, sender: string | null): Promise<void> {
    const block = readBlock(value);
    if (block === null) return;
    try {
      await this.#program.onMined?.(block, sender);
    } catch (error) {
      this.#onFault(error);
    }
  }
}

/** Whether a request is of the page's method; if not, it is answered here. */
function isOf(request: IncomingMessage, response: ServerResponse, method: string): boolean {
  if (request.method === method) return true;
  response.setHeader("allow", method);
  sendJson(response, 405, { error: `This page takes ${method}` });
  return false;
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, JSON_HEADERS);
  response.end(JSON.stringify(value));
}
