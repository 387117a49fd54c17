/**
 * `npm run chain -- export|import FOLDER`: a node's chain as files, in the form of the public `jbc`,
 * and back. Exit status 1 when it can't be done, 2 for a mistake in the command.
 */
import process from "node:process";
import { ProgramError, runProgram } from "../../labs/kit/command-line/run-program.ts";
import { ChainError } from "../chain/chain-error.ts";
import { readChainFolder, writeChainFolder } from "../chain/chain-folder.ts";
import { readChainOptions } from "../chain/chain-options.ts";
import type { ChainOptions } from "../chain/chain-options.ts";
import { importChain, judge } from "../chain/import-chain.ts";
import { createChainSay } from "../chain/messages.ts";
import type { ChainSay } from "../chain/messages.ts";
import { chainOf } from "../chain/node-chain.ts";
import { NodePages } from "../cluster/node-pages.ts";

/** How long an answer of the node may take. */
const ANSWER_TIMEOUT_MS = 10_000;

process.argv.splice(2, 1);
runProgram(async ({ args }) => {
  const options = await readChainOptions(args, process.env);
  const say = createChainSay(options.language);
  const pages = new NodePages(options.origin, ANSWER_TIMEOUT_MS);
  try {
    const run = options.action === "export" ? exportTo : importFrom;
    console.log(await run(pages, options, say));
  } catch (error) {
    if (!(error instanceof ChainError)) throw error;
    throw new ProgramError(say(error.code, error.details));
  } finally {
    pages.close();
  }
});

async function exportTo(
  pages: NodePages,
  { folder, origin: url }: ChainOptions,
  say: ChainSay,
): Promise<string> {
  const blocks = await chainOf(pages);
  if (blocks.length === 0) throw new ChainError("no-blocks", { url });
  writeChainFolder(folder, blocks);
  return say("exported", { url, folder, count: blocks.length });
}

async function importFrom(
  pages: NodePages,
  { folder, origin: url, zeros }: ChainOptions,
  say: ChainSay,
): Promise<string> {
  const blocks = readChainFolder(folder);
  judge(blocks, zeros, say);
  const { posted, known } = await importChain(pages, blocks);
  return say("imported", { url, posted, known, count: blocks.length });
}
