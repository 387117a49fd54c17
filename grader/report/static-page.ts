import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../labs/kit/language/language.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { escape } from "../lab-report/render-html.ts";

/** No script runs and nothing is loaded, whatever is written in a submission or sent by one. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** What a page shows. */
export interface StaticPage {
  /** As plain text; it stands at the head of the page, too, whose id is `top`. */
  readonly title: string;
  /** Styles besides those that all pages of the project have. */
  readonly style: string;
  /** The page's own content, as HTML. */
  readonly main: string;
}

/** A page without script as one HTML file. */
export function renderStaticPage(page: StaticPage, language: Language): string {
  const base = readFileSync(join(projectRoot(), "labs/kit/page/base.css"), "utf8");
  const title = escape(page.title);
  return `<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<style>${base}${page.style}</style>
</head>
<body>
<header class="bar" id="top"><h1>${title}</h1></header>
<main>
${page.main}
</main>
</body>
</html>
`;
}
