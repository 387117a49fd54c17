import { blockHash } from "../../verifier/hashes.ts";
import type { WireBlock } from "../../verifier/wire.ts";
import type { SeenBlock, SeenBlocks } from "./bundle.ts";

/** Blocks that are kept, at most. */
const MAX_BLOCKS = 2_000;
/** Characters of a hash or a label that are kept. */
const MAX_CHARACTERS = 80;
/** How a miner's label begins (contract 6). */
const LABEL = /^Mined by (.{1,60}?)(?: [0-9a-f]{40})?$/;

/** All blocks that nodes were seen to hold, those that lost among them. */
export class BlockCollection {
  readonly #blocks = new Map<string, SeenBlock>();
  readonly #tips: Record<string, string> = {};
  /** The text of each node's last chain: what has not changed is not read again. */
  readonly #last = new Map<string, string>();
  #missing = 0;

  /** Whether no block was ever seen. */
  get isEmpty(): boolean {
    return this.#blocks.size === 0;
  }

  /** Takes a node's chain as it came; returns its newest block's hash, empty without blocks. */
  take(node: string, chain: readonly unknown[], ms: number): string {
    const text = JSON.stringify(chain);
    if (this.#last.get(node) !== text) {
      this.#last.set(node, text);
      let parent = "";
      for (const [height, block] of chain.entries()) {
        const hash = hashOf(block);
        this.#add({ ...describe(block), hash, parent, height, ms, node });
        parent = hash;
      }
      this.#tips[node] = parent;
    }
    return this.#tips[node] ?? "";
  }

  /** What was seen. */
  seen(): Omit<SeenBlocks, "scenario" | "variant"> {
    return { blocks: [...this.#blocks.values()], tips: this.#tips, missing: this.#missing };
  }

  #add(block: SeenBlock): void {
    // An unsealed block has no height of its own: the chain before it makes it another one.
    const key = `${block.parent} ${block.hash}`;
    if (this.#blocks.has(key)) return;
    if (this.#blocks.size >= MAX_BLOCKS) this.#missing += 1;
    else this.#blocks.set(key, block);
  }
}

/** The hash of a block; of what is no block, a text that tells it from others. */
function hashOf(block: unknown): string {
  try {
    return blockHash(block as WireBlock).slice(0, MAX_CHARACTERS);
  } catch {
    return "?";
  }
}

function describe(block: unknown): Pick<SeenBlock, "miner" | "items"> {
  const { data, items } = (block ?? {}) as { readonly data?: unknown; readonly items?: unknown };
  const label = typeof data === "string" ? LABEL.exec(data)?.[1] : undefined;
  return { miner: label ?? "", items: Array.isArray(items) ? items.length : 0 };
}
