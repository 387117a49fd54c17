import type { Language } from "../language/language.ts";
import {
  applyTheme,
  currentTheme,
  firstLanguage,
  keepLanguage,
  switchTheme,
} from "./appearance.ts";
import { byId } from "./element.ts";

/**
 * The two switches that every page has: `#language` and `#theme`. Each button names what a click
 * changes to, the language in its own words.
 *
 * @param onLanguage - called at once and after each change.
 * @param themeName - the name of a theme in the language shown.
 */
export function startSwitches(
  onLanguage: (language: Language) => void,
  themeName: (theme: "light" | "dark") => string,
): void {
  const languageButton = byId("language", HTMLButtonElement);
  const themeButton = byId("theme", HTMLButtonElement);
  let language = firstLanguage();
  const show = (): void => {
    keepLanguage(language);
    onLanguage(language);
    languageButton.textContent = language === "zh" ? "English" : "中文";
    languageButton.lang = language === "zh" ? "en" : "zh-CN";
    themeButton.textContent = themeName(currentTheme() === "dark" ? "light" : "dark");
  };
  applyTheme();
  show();
  languageButton.addEventListener("click", () => {
    language = language === "zh" ? "en" : "zh";
    show();
  });
  themeButton.addEventListener("click", () => {
    switchTheme();
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
}
