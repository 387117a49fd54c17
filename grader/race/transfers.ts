import { randomInt, randomUUID } from "node:crypto";
import { Connection } from "../cluster/connection.ts";
import { transferKey } from "../verifier/index.ts";
import type { Transfer, WireBlock } from "../verifier/wire.ts";
import { RaceFailure } from "./race-failure.ts";
import type { Racer } from "./race-view.ts";

/** How long a reply may take while the machine is busy with mining. */
const REPLY_TIMEOUT_MS = 5_000;
/** Amounts are below this. */
const MAX_AMOUNT = 1_000;

/** A reply of a node, as far as it is looked at. */
interface PoolReply {
  readonly status?: unknown;
  readonly error?: unknown;
  readonly response?: { readonly pool?: unknown } | null;
}

/** The transactions that are merged into the pools of nodes during a race, each at one node. */
export class Transfers {
  readonly #nodes: readonly Racer[];
  readonly #wanted: number;
  readonly #sent: Transfer[] = [];
  readonly #connections = new Map<string, Connection>();

  /** @param wanted - how many there are to be in the end. */
  constructor(nodes: readonly Racer[], wanted: number) {
    this.#nodes = nodes;
    this.#wanted = wanted;
  }

  /** How many were taken by a node. */
  get sent(): number {
    return this.#sent.length;
  }

  /**
   * Merges as many as belong to this part of the race, each at a node drawn by chance.
   *
   * @param part - of the race, from 0 to 1.
   * @throws RaceFailure when a node does not take one.
   */
  async sendUpTo(part: number): Promise<void> {
    while (this.#sent.length < Math.ceil(this.#wanted * Math.min(1, part))) {
      const node = this.#nodes[randomInt(this.#nodes.length)];
      if (node === undefined) return;
      const [id, sender, receiver] = [randomUUID(), randomUUID(), randomUUID()];
      const transfer = { id, sender, receiver, amount: 1 + randomInt(MAX_AMOUNT) };
      const reply = await this.#ask(node, { op: "merge", args: { pool: [transfer] } });
      if (reply.status !== 202) throw refused(node, `merge pool: ${JSON.stringify(reply)}`);
      this.#sent.push(transfer);
    }
  }

  /** How often each of them is in a chain that is not exactly once in it: 0, 2, 3 … by id. */
  amiss(chain: readonly WireBlock[]): ReadonlyMap<string, number> {
    const counts = new Map(this.#sent.map((transfer) => [transferKey(transfer), 0]));
    for (const item of chain.flatMap(({ items = [] }) => items)) {
      const key = transferKey(item);
      const count = counts.get(key);
      if (count !== undefined) counts.set(key, count + 1);
    }
    const amiss = this.#sent.map(({ id, ...rest }) => {
      return [id, counts.get(transferKey({ id, ...rest })) ?? 0] as const;
    });
    return new Map(amiss.filter(([, count]) => count !== 1));
  }

  /** How many transactions wait at each node. @throws RaceFailure when a node does not say. */
  async waiting(): Promise<ReadonlyMap<string, number>> {
    const sizes = this.#nodes.map(async (node) => {
      const { status, response } = await this.#ask(node, { op: "pool" });
      const pool = response?.pool;
      if (status !== 200 || !Array.isArray(pool)) throw refused(node, "pool: no list");
      return [node.name, pool.length] as const;
    });
    return new Map(await Promise.all(sizes));
  }

  /** Ends the connections; may be called twice. */
  close(): void {
    for (const connection of this.#connections.values()) connection.close();
    this.#connections.clear();
  }

  async #ask(node: Racer, request: object): Promise<PoolReply> {
    const connection = await this.#connect(node);
    connection.send(JSON.stringify(request));
    const frame = await connection.next(REPLY_TIMEOUT_MS);
    if (typeof frame !== "string") throw refused(node, frame.kind);
    try {
      const reply: unknown = JSON.parse(frame);
      return typeof reply === "object" && reply !== null ? reply : {};
    } catch {
      throw refused(node, "no JSON");
    }
  }

  async #connect(node: Racer): Promise<Connection> {
    const known = this.#connections.get(node.name);
    if (known !== undefined && !known.isClosed) return known;
    const url = `ws://127.0.0.1:${node.port}/ws`;
    const connection = await Connection.open(url, REPLY_TIMEOUT_MS);
    if (connection === null) throw refused(node, `no WebSocket at ${url}`);
    this.#connections.set(node.name, connection);
    return connection;
  }
}

function refused({ name, port }: Racer, reason: string): RaceFailure {
  return new RaceFailure("refused", { name, port, reason });
}
