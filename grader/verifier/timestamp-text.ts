import { TIMESTAMP_DIGITS } from "./header-limits.ts";

/** A time as a sealed block's header has it: UTC, 20 digits (contract 4.3). @param ms - since 1970. */
export function timestampText(ms: number): string {
  return new Date(ms).toISOString().replace(/\D/g, "").padEnd(TIMESTAMP_DIGITS, "0");
}
