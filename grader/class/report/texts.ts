import type { Language } from "../../../labs/kit/language/language.ts";
import { createTranslator } from "../../../labs/kit/language/translator.ts";
import type {
  Message,
  MessageParameters,
  Translate,
} from "../../../labs/kit/language/translator.ts";
import { escape } from "../../lab-report/render-html.ts";
import { reportCatalogue } from "./messages.ts";
import type { ReportText } from "./messages.ts";

const say: Readonly<Record<Language, Translate<typeof reportCatalogue>>> = {
  zh: createTranslator(reportCatalogue, "zh"),
  en: createTranslator(reportCatalogue, "en"),
};

/** A text of the pages in both languages. */
export function textOf(id: ReportText, parameters: MessageParameters = {}): Message {
  return { zh: say.zh(id, parameters), en: say.en(id, parameters) };
}

/** Makes a text in both languages of one that is said in a language. */
export function inBoth(tell: (language: Language) => string): Message {
  return { zh: tell("zh"), en: tell("en") };
}

/**
 * Writes texts into a page: in both languages, of which the page shows one; or in one language only, where
 * the reader's is known.
 */
export class PageWriter {
  readonly #languages: readonly Language[];

  /** @param language - null for both. */
  constructor(language: Language | null) {
    this.#languages = language === null ? ["zh", "en"] : [language];
  }

  /** A message as HTML. */
  message(message: Message): string {
    return this.each((language) => escape(message[language]));
  }

  /** A text of the pages as HTML. */
  say(id: ReportText, parameters: MessageParameters = {}): string {
    return this.message(textOf(id, parameters));
  }

  /** What is HTML in each language already; equal in both, it stands once. */
  each(render: (language: Language) => string, element: "span" | "div" = "span"): string {
    const parts = this.#languages.map((language) => [language, render(language)] as const);
    const [first] = parts;
    if (first !== undefined && parts.every(([, html]) => html === first[1])) return first[1];
    return parts
      .map(([language, html]) => {
        const code = language === "zh" ? "zh-CN" : "en";
        return `<${element} class="${language}" lang="${code}">${html}</${element}>`;
      })
      .join("");
  }
}
