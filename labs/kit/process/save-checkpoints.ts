import type { Log } from "../programs/log.ts";
import type { StoreJournal } from "../store/store-journal.ts";

/** How often is looked whether a checkpoint is due. */
const LOOK_MS = 1000;

/**
 * Has the states of a program saved beside its journals now and then, where it offers them, and at the
 * end. One that cannot be written is no fault: the next start judges the whole log, as without it.
 *
 * @param journals - the program's; it may open them later.
 * @returns what to call at the program's end, before the journals are closed.
 */
export function saveCheckpoints(
  journals: readonly StoreJournal<unknown>[],
  log: Pick<Log, "debug">,
): () => void {
  const stopping = new AbortController();
  const say = (error: unknown): void => {
    log.debug(`No checkpoint was written: ${String(error)}`);
  };
  const looks = setInterval(() => {
    for (const { checkpoints } of journals) {
      checkpoints?.saveSometimes(stopping.signal).catch(say);
    }
  }, LOOK_MS);
  looks.unref();
  return () => {
    clearInterval(looks);
    stopping.abort();
    for (const { checkpoints } of journals) {
      try {
        checkpoints?.saveAtEnd();
      } catch (error) {
        say(error);
      }
    }
  };
}
