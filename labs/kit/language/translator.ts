import i18next from "i18next";
import type { i18n } from "i18next";
import type { Language } from "./language.ts";

/** A message in both languages; `{{name}}` stands for a parameter. */
export type Message = Readonly<Record<Language, string>>;

/** A catalogue: messages by stable ids. */
export type Catalogue = Readonly<Record<string, Message>>;

/** Parameters of a message by name. */
export type MessageParameters = Readonly<Record<string, string | number>>;

/** Renders the messages of a catalogue in one language. */
export type Translate<C extends Catalogue> = (
  id: keyof C & string,
  parameters?: MessageParameters,
) => string;

/**
 * A translator over a catalogue, made with i18next when it is first asked for a text: most programs
 * that start have nothing to say.
 *
 * @example createTranslator(catalogue, "zh")("port-in-use", { port: 9000 })
 */
export function createTranslator<C extends Catalogue>(
  catalogue: C,
  language: Language,
): Translate<C> {
  let instance: i18n | undefined;
  return (id, parameters = {}) => {
    instance ??= createInstance(catalogue, language);
    return instance.t(id, parameters);
  };
}

function createInstance(catalogue: Catalogue, language: Language): i18n {
  const texts = Object.entries(catalogue).map(([id, message]) => [id, message[language]]);
  const instance = i18next.createInstance();
  void instance.init({
    lng: language,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: Object.fromEntries(texts) as Record<string, string> } },
  });
  return instance;
}
