import { kitCatalogue } from "./catalogue.ts";
import type { Language } from "./language.ts";
import { createTranslator } from "./translator.ts";
import type { Translate } from "./translator.ts";

/** A translator of the kit's own texts. */
export function kitSay(language: Language): Translate<typeof kitCatalogue> {
  return createTranslator(kitCatalogue, language);
}
