/** The script of a class's pages: the two switches, and tables that are sorted by a click on a column. */
import { startSwitches } from "../../../labs/kit/page/switches.ts";
import { startSorting } from "./sort-table.ts";

const THEMES = {
  light: { "zh-CN": "浅色", en: "Light" },
  dark: { "zh-CN": "深色", en: "Dark" },
} as const;

const { documentElement: page } = document;
if (page.dataset["fixed"] !== "true") {
  startSwitches(
    () => undefined,
    (theme) => THEMES[theme][page.lang === "en" ? "en" : "zh-CN"],
  );
}
for (const table of document.querySelectorAll<HTMLTableElement>("table.sortable")) {
  startSorting(table);
}
