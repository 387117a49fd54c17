import { basename } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { isMainThread } from "node:worker_threads";
import { minedLabel } from "../contract/header.ts";
import { readBuilderOptions } from "../command-line/builder-options.ts";
import type { BuilderContext, BuilderProgram } from "../programs/builder-program.ts";
import type { MiningModule } from "../programs/mining.ts";
import { StoreError } from "../store/store-error.ts";
import { StoreJournal } from "../store/store-journal.ts";
import { describeFault } from "./fault.ts";
import { createLog } from "./log.ts";
import { runMiningThread } from "./mining-thread.ts";
import type { MiningThread } from "./mining-thread.ts";
import { openThreads } from "./mining-threads.ts";
import { ProgramError, runProgram } from "../command-line/run-program.ts";
import { onStopSignal } from "../command-line/stop-signals.ts";

/** How often a builder looks at the file; a look costs a few microseconds. */
const POLL_MS = 20;

/**
 * Runs a builder as a process of its own: the command line, the file of a node, the mining thread and
 * the signals. An error that its code throws ends it with status 1, file and line.
 *
 * @param module - what the program's module exports besides: `mine`, for chains of mined blocks.
 * @param url - the URL of the program's file, which mining threads run once more.
 */
export function runBuilder(
  create: (context: BuilderContext) => BuilderProgram,
  module: MiningModule,
  url: string,
): void {
  if (!isMainThread) {
    runMiningThread(module);
    return;
  }
  runProgram(
    async ({ args, language }) => {
      const options = await readBuilderOptions(args, process.env);
      const { db, zeros } = options;
      const log = createLog({ debug: false });
      const journals: StoreJournal<unknown>[] = [];
      const threads: MiningThread[] = [];
      const stopping = new AbortController();
      onStopSignal(() => {
        stopping.abort();
      });
      try {
        const builder = create({
          ...options,
          label: labelOf(db),
          now: () => Date.now() / 1000,
          log,
          worker: () => openThreads(url, language, options, threads),
          journal: <Outcome>(stateForm?: string) => {
            const journal = new StoreJournal<Outcome>(db, {
              stateForm,
              ...(zeros !== undefined && { zeros }),
            });
            journals.push(journal);
            return journal;
          },
        });
        log.info(`Building on ${db}`);
        await stepUntil(builder, stopping.signal);
      } catch (error) {
        if (error instanceof StoreError) throw error;
        throw new ProgramError(describeFault(error, language));
      } finally {
        for (const thread of threads) thread.close();
        for (const journal of journals) journal.close();
      }
    },
    (error) => error instanceof StoreError,
  );
}

/** Lets the builder step again and again until it is told to stop, a search for a block included. */
async function stepUntil(builder: BuilderProgram, signal: AbortSignal): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => {
      resolve();
    });
  });
  while (!signal.aborted) {
    await Promise.race([builder.step(), stopped]);
    await Promise.race([after(POLL_MS), stopped]);
  }
}

/** What a builder's blocks are labelled with: its node's port, which is the default file's name. */
function labelOf(db: string): string {
  const port = /^(\d+)\.db$/.exec(basename(db))?.[1];
  return port === undefined ? "Mined by builder" : minedLabel(Number(port));
}
