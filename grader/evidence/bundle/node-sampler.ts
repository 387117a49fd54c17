import type { Cluster } from "../../cluster/cluster.ts";
import { Connection } from "../../cluster/connection.ts";
import { httpExchange } from "../../cluster/http-exchange.ts";
import { parseJson } from "../../cluster/parse-json.ts";
import type { Sample, SeenBlocks } from "./bundle.ts";
import { BlockCollection } from "./block-collection.ts";

/** How often the nodes are looked at: often enough for a curve, seldom enough to go unnoticed. */
const SAMPLE_MS = 200;
/** How long a node may take; one that takes longer is just not seen this time. */
const REPLY_TIMEOUT_MS = 1_000;
/** Samples of a scene, at most. */
const MAX_SAMPLES = 5_000;
/** URLs of a sample, at most. */
const MAX_PEERS = 50;

/**
 * Asks the nodes of a scene every now and then what they hold, on connections of its own: what it asks
 * is in no journal, and no check sees it.
 */
export class NodeSampler {
  readonly samples: Sample[] = [];
  readonly #cluster: Cluster;
  readonly #about: { readonly scenario: string; readonly variant: string };
  readonly #now: () => number;
  readonly #connections = new Map<string, Connection>();
  readonly #collection: BlockCollection;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();
  #isOver = false;

  /** @param now - the time since the run began, in milliseconds. */
  constructor(
    cluster: Cluster,
    about: { readonly scenario: string; readonly variant: string },
    now: () => number,
  ) {
    this.#cluster = cluster;
    this.#about = about;
    this.#now = now;
    this.#collection = new BlockCollection();
  }

  /** Begins to look. */
  start(): void {
    this.#timer = setTimeout(() => {
      this.#round = this.#look().finally(() => {
        if (!this.#isOver) this.start();
      });
    }, SAMPLE_MS);
  }

  /** Looks a last time and ends; may be called twice. */
  async stop(): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    await this.#round;
    await this.#look();
    for (const connection of this.#connections.values()) connection.close();
  }

  /** All blocks that were seen; null when there were none. */
  blocks(): SeenBlocks | null {
    return this.#collection.isEmpty ? null : { ...this.#about, ...this.#collection.seen() };
  }

  async #look(): Promise<void> {
    const names = this.#cluster.answering();
    await Promise.all(names.map((name) => this.#sample(name)));
  }

  async #sample(name: string): Promise<void> {
    const peers = listOf(await this.#ask(name, "peers"), "peers");
    const pool = this.#cluster.hasLedger ? listOf(await this.#ask(name, "pool"), "pool") : null;
    const chain = await this.#chain(name);
    const ms = this.#now();
    if ((peers ?? pool ?? chain) === null || this.samples.length >= MAX_SAMPLES) return;
    const tip = chain === null ? null : this.#collection.take(name, chain, ms);
    const urls = peers?.filter((url) => typeof url === "string").slice(0, MAX_PEERS);
    this.samples.push({
      ms,
      ...this.#about,
      node: name,
      ...(chain === null ? {} : { height: chain.length, tip: tip ?? "" }),
      ...(pool === null ? {} : { pool: pool.length }),
      ...(urls === undefined ? {} : { peers: urls }),
    });
  }

  /** A node's chain; null when it has none or does not say. */
  async #chain(name: string): Promise<readonly unknown[] | null> {
    if (this.#cluster.hasLedger) return listOf(await this.#ask(name, "blocks"), "blocks");
    if (!this.#cluster.isMining) return null;
    const url = `http://127.0.0.1:${this.#cluster.edges.port(name)}/blockchain.json`;
    const answer = await httpExchange(url, REPLY_TIMEOUT_MS);
    if (answer.kind !== "answer") return null;
    const chain = parse(answer.text);
    return Array.isArray(chain) ? (chain as unknown[]) : null;
  }

  async #ask(name: string, op: string): Promise<unknown> {
    const url = `ws://127.0.0.1:${this.#cluster.edges.port(name)}/ws`;
    const known = this.#connections.get(name);
    const connection =
      known?.isClosed === false ? known : await Connection.open(url, REPLY_TIMEOUT_MS);
    if (connection === null) return null;
    this.#connections.set(name, connection);
    connection.send(JSON.stringify({ op }));
    const frame = await connection.next(REPLY_TIMEOUT_MS);
    if (typeof frame === "string") return parse(frame);
    // A late reply would be taken for that to the next request.
    connection.close();
    this.#connections.delete(name);
    return null;
  }
}

/** A list in a reply; null when there is none. */
function listOf(reply: unknown, key: string): readonly unknown[] | null {
  const { response } = (reply ?? {}) as { readonly response?: Readonly<Record<string, unknown>> };
  const list = response?.[key];
  return Array.isArray(list) ? (list as unknown[]) : null;
}

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}
