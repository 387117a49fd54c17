/** The signals by which a program is asked to stop: Ctrl-C, `kill`, and a terminal that closes. */
export const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What Ctrl-C ends a program with, by convention: 128 and the signal's number. */
export const INTERRUPTED = 130;

/**
 * Calls `stop` once at the first signal to stop; at the second the process ends at once.
 */
export function onStopSignal(stop: () => void): void {
  let asked = false;
  for (const signal of STOP_SIGNALS) {
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      stop();
    });
  }
}
