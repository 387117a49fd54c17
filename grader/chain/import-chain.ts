import type { NodePages } from "../cluster/node-pages.ts";
import { blockHash, chainFaults, compareChains } from "../verifier/index.ts";
import type { FaultCode } from "../verifier/index.ts";
import type { WireBlock } from "../verifier/wire.ts";
import { ChainError } from "./chain-error.ts";
import { fileNameOf } from "./block-file.ts";
import { chainOf, postBlock } from "./node-chain.ts";

/** How long a node may take to judge a block after its answer. */
const JUDGE_TIMEOUT_MS = 10_000;
/** From one look at the node's chain to the next. */
const LOOK_MS = 100;

/** What an import did. */
export interface Imported {
  /** How many blocks were posted. */
  readonly posted: number;
  /** How many the node had already. */
  readonly known: number;
}

/** Says what a fault of a block is. */
export type SayFault = (code: `fault.${FaultCode}`, details: Record<string, string>) => string;

/**
 * Judges a chain as the contract does, before anything of it is sent.
 *
 * @throws ChainError `invalid`, which names the file of the first block at fault.
 */
export function judge(blocks: readonly WireBlock[], zeros: number, say: SayFault): void {
  const [fault] = chainFaults(blocks, { zeros });
  if (fault === undefined) return;
  const { block, code, expected = "", got = "" } = fault;
  const reason = say(`fault.${code}`, { expected, got });
  throw new ChainError("invalid", { file: fileNameOf(block), reason });
}

/**
 * Posts the blocks of a valid chain that a node has not, in order, and looks at the node's chain until
 * it holds them.
 *
 * @throws ChainError when the node does not answer, has a greater chain of its own, or does not take
 * the blocks.
 */
export async function importChain(
  pages: NodePages,
  blocks: readonly WireBlock[],
): Promise<Imported> {
  const before = await chainOf(pages);
  const fork = blocks.findIndex((block, at) => !isAt(before, at, block));
  const known = fork === -1 ? blocks.length : fork;
  for (const block of blocks.slice(known)) await postBlock(pages, block);
  await waitUntilHeld(pages, blocks);
  return { posted: blocks.length - known, known };
}

async function waitUntilHeld(pages: NodePages, blocks: readonly WireBlock[]): Promise<void> {
  const last = blocks.length - 1;
  let deadline = performance.now() + JUDGE_TIMEOUT_MS;
  let length = -1;
  for (;;) {
    const theirs = await chainOf(pages);
    if (blocks.at(last) === undefined || isAt(theirs, last, blocks.at(last))) return;
    const url = pages.origin;
    if (compareChains(theirs, blocks) > 0) {
      throw new ChainError("kept-own", { url, theirs: theirs.length, ours: blocks.length });
    }
    if (theirs.length !== length) deadline = performance.now() + JUDGE_TIMEOUT_MS;
    length = theirs.length;
    if (performance.now() > deadline) {
      throw new ChainError("not-taken", { url, theirs: length, ours: blocks.length });
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Whether a chain has a block at a position. */
function isAt(chain: readonly WireBlock[], at: number, block: WireBlock | undefined): boolean {
  const theirs = chain[at];
  return theirs !== undefined && block !== undefined && blockHash(theirs) === blockHash(block);
}
