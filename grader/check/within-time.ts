import type { Outcome } from "./run-scenario.ts";

/**
 * Runs the steps of a scenario, which all have limits of their own, within a limit for the whole.
 *
 * @param run - is told by the signal when the time is over, and then begins nothing more.
 * @returns what `run` returns, or a failure `too-long`.
 */
export async function withinTime(
  timeoutMs: number,
  run: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome> {
  const isOver = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => {
      isOver.abort();
      const waited = timeoutMs / 1000;
      resolve({ kind: "fail", failure: { code: "too-long", waited, rule: "limits" } });
    }, timeoutMs);
  });
  try {
    return await Promise.race([run(isOver.signal), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
