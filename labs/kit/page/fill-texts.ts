import type { Catalogue, Translate } from "../language/translator.ts";

/**
 * Writes the texts of a page's fixed elements: `data-say="id"` is an element's text, and
 * `data-say-label`, `data-say-title` its name for those who do not see it, and its tooltip.
 */
export function fillTexts<C extends Catalogue>(say: Translate<C>): void {
  const each = (attribute: string, fill: (target: HTMLElement, text: string) => void): void => {
    for (const target of document.querySelectorAll<HTMLElement>(`[${attribute}]`)) {
      fill(target, say(target.getAttribute(attribute) as keyof C & string));
    }
  };
  each("data-say", (target, text) => {
    target.textContent = text;
  });
  each("data-say-label", (target, text) => {
    target.setAttribute("aria-label", text);
  });
  each("data-say-title", (target, text) => {
    target.title = text;
  });
}
