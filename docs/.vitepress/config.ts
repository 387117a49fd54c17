/**
 * The documentation site, made by VitePress of the markdown in `docs/zh` and `docs/en`. `npm run docs`
 * builds it; see `docs/site/build-site.ts`.
 */
import { defineConfig } from "vitepress";
import { headingAnchor } from "../site/heading-anchor.ts";
import { localeConfig } from "../site/locale.ts";
import { searchConfig } from "../site/search.ts";

export default defineConfig({
  title: "Ledger lab",
  outDir: "../dist/docs",
  cacheDir: "../dist/docs-cache",
  srcExclude: ["site/**", "test/**"],
  lastUpdated: false,
  // The wide tables of the contract need the room more than an outline beside them does.
  markdown: { anchor: { slugify: headingAnchor } },
  locales: { zh: localeConfig("zh"), en: localeConfig("en") },
  themeConfig: { search: { provider: "local", options: searchConfig } },
});
