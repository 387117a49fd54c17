/** The levels of a log, quietest first. */
export type LogLevel = "debug" | "info" | "warning" | "error" | "critical";

/** Where a program says what it does: one function a level, as in Python's `logging` (L3). */
export type Log = Readonly<Record<LogLevel, (message: string) => void>>;
