import type { DoctorCode } from "./messages.ts";

/** What a finding means: all is well, worth knowing, may go wrong, does go wrong. */
export type Level = "ok" | "info" | "warning" | "problem";

/** One thing that was looked at. */
export interface Finding {
  readonly level: Level;
  /** The id of its message, which begins with the item's: `ports.taken`. */
  readonly code: DoctorCode;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** How long a command of the system may take before it is passed over. */
export const COMMAND_TIMEOUT_MS = 5_000;
