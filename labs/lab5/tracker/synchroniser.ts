/**
 * The part of a tracker that makes ledgers agree: a node's pool and blocks go to the nodes that lack
 * them (L5). To send everything to everybody at every tick would do; this one sends what is missing.
 */
import { MAX_FRAME_BYTES, checkArgs, readSealed, readUnsealed } from "#kit";
import { NotImplemented } from "#kit";
import type { Block, OfferedTransaction, TrackerContext } from "#kit";
import { View } from "./view.ts";

/** How much of a frame the blocks of one `merge` may fill; the rest follows after the next answer. */
const MERGE_BYTES = MAX_FRAME_BYTES / 2;

/** What is known of every node's ledger, and what is sent to whom. */
export class Synchroniser {
  readonly #context: Pick<TrackerContext, "network" | "log">;
  readonly #connected: () => readonly string[];
  readonly #views = new Map<string, View>();

  /** @param connected - the URLs of the nodes that are connected now. */
  constructor(
    context: Pick<TrackerContext, "network" | "log">,
    connected: () => readonly string[],
  ) {
    this.#context = context;
    this.#connected = connected;
  }

  /** Asks a node for its blocks, from the newest that is known of it on, and for its pool. */
  ask(url: string): void {
    throw new NotImplemented("lab5/tracker-syncs");
  }

  /** A node named its waiting transactions: whoever lacks one is sent it. */
  onPool(url: string, pool: unknown): void {
    throw new NotImplemented("lab5/tracker-syncs");
  }

  /** A node named its blocks: whoever has a lesser chain is sent what it lacks. */
  onBlocks(url: string, answer: unknown): void {
    throw new NotImplemented("lab5/tracker-syncs");
  }

  /** A node is gone: when it comes back, it may hold anything. */
  forget(url: string): void {
    this.#views.delete(url);
  }

  #view(url: string): View {
    const view = this.#views.get(url) ?? new View();
    this.#views.set(url, view);
    return view;
  }

  #others(url: string): string[] {
    return this.#connected().filter((other) => other !== url);
  }

  /** Sends the waiting transactions of one node to another that has them neither waiting nor mined. */
  #offerPool(from: string, to: string): void {
    const target = this.#view(to);
    const held = target.pool;
    if (held === null) return;
    const missing: OfferedTransaction[] = [];
    for (const [key, transaction] of this.#view(from).pool ?? []) {
      if (held.has(key) || target.hasMined(key)) continue;
      if (target.offer(key)) missing.push(transaction);
    }
    if (missing.length === 0) return;
    this.#send(to, { op: "merge", args: { pool: missing } });
    this.#context.log.info(`Announced pool updates to: ${to}`);
  }

  /**
   * Sends the chain of one node to another whose chain is the lesser one. The list begins with a block
   * that the other is known to hold, or with a first block, so that it can always be attached.
   */
  #offerBlocks(from: string, to: string): void {
    const source = this.#view(from);
    const target = this.#view(to);
    if (source.blocks === null || target.blocks === null || !isGreater(source, target)) return;
    if (!target.offer(source.tipHash)) return;
    const start = Math.max(0, source.commonWith(target) - 1);
    this.#send(to, { op: "merge", args: { blocks: fitting(source.blocks.slice(start)) } });
    this.#context.log.info(`Announced blocks updates to: ${to}`);
  }

  #send(url: string, request: object): void {
    this.#context.network.send(url, JSON.stringify(request));
  }
}

/** A node's answer if it is well formed, else nothing: one bad answer must not stop the others. */
function readLedger(answer: { readonly pool?: unknown; readonly blocks?: unknown }): {
  readonly pool?: readonly OfferedTransaction[];
  readonly blocks?: readonly Block[];
} {
  try {
    const { blocks, ...pool } = checkArgs("merge", answer);
    if (blocks === undefined) return pool;
    return {
      blocks: blocks.map((block) =>
        block.hash === undefined ? readUnsealed(block) : readSealed(block),
      ),
    };
  } catch {
    return {};
  }
}

/** Whether one chain is greater than another: the longer, at equal length the lower tip hash. */
function isGreater(one: View, other: View): boolean {
  const longer = (one.blocks?.length ?? 0) - (other.blocks?.length ?? 0);
  return longer > 0 || (longer === 0 && one.tipHash < other.tipHash);
}

/** As many of the blocks, from the first one on, as one `merge` may hold, and at least two. */
function fitting(blocks: readonly Block[]): readonly Block[] {
  let bytes = 0;
  const end = blocks.findIndex((block, at) => {
    bytes += JSON.stringify(block).length;
    return at > 1 && bytes > MERGE_BYTES;
  });
  return end === -1 ? blocks : blocks.slice(0, end);
}
