import type { Language } from "../language/language.ts";

/** What a page remembers in this browser, by its key. */
const LANGUAGE_KEY = "ledger-language";
const THEME_KEY = "ledger-theme";

/** A page's colours: light or dark. */
export type Theme = "light" | "dark";

/**
 * The language to begin with: the one in the page's address (`?lang=zh`), the one chosen last, else
 * the browser's own. Whatever is not Chinese reads English.
 */
export function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang") ?? recall(LANGUAGE_KEY);
  if (asked === "zh" || asked === "en") return asked;
  return /^zh\b/i.test(navigator.language) ? "zh" : "en";
}

/** Remembers a language and tells the browser. */
export function keepLanguage(language: Language): void {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  remember(LANGUAGE_KEY, language);
}

/** Applies the theme chosen last; without one the system's setting holds. */
export function applyTheme(): void {
  const chosen = new URLSearchParams(location.search).get("theme") ?? recall(THEME_KEY);
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset["theme"] = chosen;
}

/** The theme that is shown. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Changes from light to dark or back, and remembers it. */
export function switchTheme(): void {
  const theme = currentTheme() === "dark" ? "light" : "dark";
  document.documentElement.dataset["theme"] = theme;
  remember(THEME_KEY, theme);
}

/** Storage may be forbidden; the page works without. */
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It is forgotten with the page.
  }
}
