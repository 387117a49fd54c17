import { kitSay } from "../language/kit-say.ts";
import type { Language } from "../language/language.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The value of an option that takes a whole number.
 *
 * @throws UsageError when it is none or out of range.
 */
export function wholeNumber(
  option: string,
  value: unknown,
  [from, to]: readonly [number, number],
  language: Language,
): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= from && value <= to) {
    return value;
  }
  const say = kitSay(language);
  throw notANumber(option, value, say("usage.range.integer", { from, to }), language);
}

/**
 * The value of an option that takes a number above 0, fractions allowed.
 *
 * @throws UsageError when it is none.
 */
export function positiveNumber(option: string, value: unknown, language: Language): number {
  if (typeof value === "number" && Number.isFinite(value) && value > 0) return value;
  throw notANumber(option, value, kitSay(language)("usage.range.positive"), language);
}

function notANumber(option: string, value: unknown, range: string, language: Language): UsageError {
  const say = kitSay(language);
  return new UsageError(say("usage.not-a-number", { option, range, value: String(value) }));
}
