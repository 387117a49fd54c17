import { kitCatalogue } from "../language/catalogue.ts";
import type { Language } from "../language/language.ts";
import { createTranslator } from "../language/translator.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The value of an option that takes a whole number.
 *
 * @throws UsageError when it is none, is out of range, or the option was given twice.
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
  const say = createTranslator(kitCatalogue, language);
  if (Array.isArray(value)) throw new UsageError(say("usage.one-value", { option }));
  const range = say("usage.range.integer", { from, to });
  throw new UsageError(say("usage.not-a-number", { option, range, value: String(value) }));
}

/**
 * The value of an option that takes a number above 0, fractions allowed.
 *
 * @throws UsageError when it is none, or the option was given twice.
 */
export function positiveNumber(option: string, value: unknown, language: Language): number {
  if (typeof value === "number" && Number.isFinite(value) && value > 0) return value;
  const say = createTranslator(kitCatalogue, language);
  if (Array.isArray(value)) throw new UsageError(say("usage.one-value", { option }));
  const range = say("usage.range.positive");
  throw new UsageError(say("usage.not-a-number", { option, range, value: String(value) }));
}
