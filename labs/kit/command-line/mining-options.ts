import type { Language } from "../language/language.ts";
import { wholeNumber } from "./numbers.ts";

/** Nonces that one mining job tries, unless it is told (MT). */
export const DEFAULT_ROUNDS = 100_000;
/** From how many to how many nonces a job may try. */
export const ROUNDS_RANGE = [1, Number.MAX_SAFE_INTEGER] as const;
/**
 * Threads that share a mining job. One is the default, also where there are more cores: in a class all
 * nodes of a race run on one machine, and whoever mines with fewer would only lose time to the others.
 */
export const WORKERS_RANGE = [1, 64] as const;
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
