import { readBuilderOptions } from "../command-line/builder-options.ts";
import type { BuilderContext, BuilderProgram } from "../programs/builder-program.ts";
import { StoreError } from "../store/store-error.ts";
import { StoreJournal } from "../store/store-journal.ts";
import { describeFault } from "./fault.ts";
import { createLog } from "./log.ts";
import { ProgramError, runProgram } from "../command-line/run-program.ts";
import { onStopSignal } from "./stop-signals.ts";

/** How often a builder looks at the file; a look costs a few microseconds. */
const POLL_MS = 20;

/**
 * Runs a builder as a process of its own: the command line, the file of a node, and the signals. An
 * error that its code throws ends it with status 1, file and line.
 */
export function runBuilder(create: (context: BuilderContext) => BuilderProgram): void {
  runProgram(
    async ({ args, language }) => {
      const { db, minItems } = await readBuilderOptions(args, process.env);
      const log = createLog({ debug: false });
      const guard = <T>(call: () => T): T => {
        try {
          return call();
        } catch (error) {
          if (error instanceof StoreError) throw error;
          throw new ProgramError(describeFault(error, language));
        }
      };
      const journals: StoreJournal<unknown>[] = [];
      const builder = guard(() =>
        create({
          minItems,
          log,
          journal: <Outcome>() => {
            const journal = new StoreJournal<Outcome>(db, { zeros: 0 });
            journals.push(journal);
            return journal;
          },
        }),
      );
      log.info(`Building on ${db}`);
      await new Promise<void>((resolve, reject) => {
        const stop = (): void => {
          clearInterval(polls);
          for (const journal of journals) journal.close();
        };
        const polls = setInterval(() => {
          try {
            guard(() => {
              builder.step();
            });
          } catch (error) {
            stop();
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        }, POLL_MS);
        onStopSignal(() => {
          stop();
          resolve();
        });
      });
    },
    (error) => error instanceof StoreError,
  );
}
