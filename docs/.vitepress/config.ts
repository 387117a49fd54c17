/**
 * The documentation site, made by VitePress of the markdown in `docs/zh` and `docs/en`. `npm run docs`
 * builds it; see `docs/site/build-site.ts`.
 */
import { defineConfig } from "vitepress";
import { headingAnchor } from "../site/heading-anchor.ts";
import { localeConfig } from "../site/locale.ts";
import { searchConfig } from "../site/search.ts";

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%232563eb' d='M1 2h6v5H1zM9 9h6v5H9zM9 2h6v5H9zM1 9h6v5H1z'/%3E%3C/svg%3E";

export default defineConfig({
  title: "Ledger lab",
  outDir: "../dist/docs",
  cacheDir: "../dist/docs-cache",
  srcExclude: ["site/**", "test/**"],
  lastUpdated: false,
  // An icon of its own keeps browsers from asking for one that is not there.
  head: [["link", { rel: "icon", href: ICON }]],
  markdown: { anchor: { slugify: headingAnchor } },
  // The page before the languages only leads to them: there is nothing to search or to switch yet.
  transformPageData: ({ relativePath, frontmatter }) => {
    if (relativePath === "index.md") frontmatter["navbar"] = false;
  },
  locales: { zh: localeConfig("zh"), en: localeConfig("en") },
  themeConfig: { search: { provider: "local", options: searchConfig } },
});
