import type { Language } from "../language/language.ts";
import { wholeNumber } from "./numbers.ts";

/** Nonces that one mining job tries, unless it is told (MT). */
export const DEFAULT_ROUNDS = 100_000;
/** From how many to how many nonces a job may try. */
export const ROUNDS_RANGE = [1, Number.MAX_SAFE_INTEGER] as const;
/** A SHA-256 has 64 hex digits. */
const ZEROS_RANGE = [0, 64] as const;

/**
 * The value of `-z`; undefined when it was not given.
 *
 * @throws UsageError when it is no difficulty.
 */
export function difficulty(value: unknown, language: Language): number | undefined {
  return value === undefined ? undefined : wholeNumber("zeros", value, ZEROS_RANGE, language);
}
