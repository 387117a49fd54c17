import type { Failure } from "./failure.ts";

/**
 * Runs the steps of a scenario, which all have limits of their own, within a limit for the whole.
 *
 * @param run - is told by the signal when the time is over, and then begins nothing more.
 * @returns what `run` returns, or `too-long`.
 */
export async function withinTime(
  timeoutMs: number,
  run: (signal: AbortSignal) => Promise<Failure | null>,
): Promise<Failure | null> {
  const isOver = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Failure>((resolve) => {
    timer = setTimeout(() => {
      isOver.abort();
      resolve({ code: "too-long", waited: timeoutMs / 1000, rule: "limits" });
    }, timeoutMs);
  });
  try {
    return await Promise.race([run(isOver.signal), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
