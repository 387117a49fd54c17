import { readChain } from "../../labs/kit/contract/read-block.ts";
import { Connection } from "../cluster/connection.ts";
import { NoAnswer, NodePages } from "../cluster/node-pages.ts";
import { blockHash } from "../verifier/index.ts";
import type { DemoPlan } from "./plan.ts";
import type { WireBlock } from "../verifier/wire.ts";

/** How long a node may take to answer the demo's own questions. */
const ANSWER_TIMEOUT_MS = 3_000;

/** What a node answered; null for what it does not know. */
export interface NodeLook {
  readonly chain: readonly { readonly hash: string; readonly block: WireBlock }[] | null;
  readonly pool: readonly { readonly id: string }[] | null;
  readonly peers: readonly string[];
}

/** Looks at a node past all links, so that a cut does not blind it. */
export class NodeWatch {
  readonly #port: number;
  readonly #plan: DemoPlan;
  readonly #pages: NodePages;
  /** Hashes of blocks that are known already, by their text. */
  #hashes = new Map<string, string>();
  #connection: Connection | null = null;

  constructor(port: number, plan: DemoPlan) {
    this.#port = port;
    this.#plan = plan;
    this.#pages = new NodePages(`http://127.0.0.1:${port}`, ANSWER_TIMEOUT_MS);
  }

  /** Everything that a node says of itself; null when it does not answer. */
  async look(): Promise<NodeLook | null> {
    try {
      const peers = await this.#ask("peers");
      const { isMining, hasLedger } = this.#plan;
      const pool = hasLedger ? await this.#ask("pool") : null;
      const chain: unknown = isMining
        ? JSON.parse(await this.#pages.chain())
        : hasLedger && (await this.#ask("blocks"));
      return {
        chain: this.#read(chain),
        pool: Array.isArray(pool) ? pool.filter(hasId) : null,
        peers: Array.isArray(peers) ? peers.filter((url) => typeof url === "string") : [],
      };
    } catch (error) {
      if (!(error instanceof NoAnswer || error instanceof SyntaxError)) throw error;
      this.close();
      return null;
    }
  }

  /** Forgets the connection; may be called twice. */
  close(): void {
    this.#connection?.close();
    this.#connection = null;
  }

  /** What a node answers to an operation, under the operation's own name; undefined for an error. */
  async #ask(op: string): Promise<unknown> {
    if (this.#connection === null || this.#connection.isClosed) {
      const url = `ws://127.0.0.1:${this.#port}/ws`;
      this.#connection = await Connection.open(url, ANSWER_TIMEOUT_MS);
      if (this.#connection === null) throw new NoAnswer("no connection");
    }
    this.#connection.send(JSON.stringify({ op }));
    const text = await this.#connection.next(ANSWER_TIMEOUT_MS);
    if (typeof text !== "string") throw new NoAnswer(text.kind);
    const reply = (JSON.parse(text) ?? {}) as {
      readonly response?: Record<string, unknown> | null;
    };
    return reply.response?.[op];
  }

  /** A chain with the hash of each block, which is taken only once. */
  #read(value: unknown): NodeLook["chain"] {
    const blocks = readChain(value);
    if (blocks === null) return null;
    const known = this.#hashes;
    this.#hashes = new Map();
    return blocks.map((block) => {
      const text = block.hash ?? JSON.stringify(block);
      const hash = known.get(text) ?? blockHash(block);
      this.#hashes.set(text, hash);
      return { hash, block };
    });
  }
}

function hasId(item: unknown): item is { readonly id: string } {
  return typeof (item as { id?: unknown } | null)?.id === "string";
}
