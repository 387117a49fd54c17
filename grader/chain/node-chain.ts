import { readChain } from "../../labs/kit/contract/read-block.ts";
import { NoAnswer } from "../cluster/node-pages.ts";
import type { NodePages } from "../cluster/node-pages.ts";
import type { WireBlock } from "../verifier/wire.ts";
import { ChainError } from "./chain-error.ts";

/**
 * The chain that a node has now.
 *
 * @throws ChainError when it does not answer, or with no list of blocks.
 */
export async function chainOf(pages: NodePages): Promise<readonly WireBlock[]> {
  const text = await reach(pages, () => pages.chain());
  let blocks: readonly WireBlock[] | null = null;
  try {
    blocks = readChain(JSON.parse(text));
  } catch {
    // No JSON is no list of blocks, either.
  }
  if (blocks === null) throw new ChainError("no-chain", { url: pages.origin });
  return blocks;
}

/** Posts a block to a node. @throws ChainError when it does not answer. */
export async function postBlock(pages: NodePages, block: WireBlock): Promise<void> {
  await reach(pages, () => pages.post(block));
}

async function reach<T>({ origin: url }: NodePages, exchange: () => Promise<T>): Promise<T> {
  try {
    return await exchange();
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    throw new ChainError("unreachable", { url, reason: error.message });
  }
}
