import { createTranslator } from "../language/translator.ts";
import type { Translate } from "../language/translator.ts";
import type { Language } from "../language/language.ts";
import { consoleCatalogue } from "./messages.ts";

/** Says the console's texts in one language. */
export type ConsoleSay = Translate<typeof consoleCatalogue>;

/** A translator of the console's texts. */
export function consoleSay(language: Language): ConsoleSay {
  return createTranslator(consoleCatalogue, language);
}
