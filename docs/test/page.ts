import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../../labs/kit/language/language.ts";
import { projectRoot } from "../../labs/kit/tools/project-root.ts";
import { headingAnchor } from "../site/heading-anchor.ts";
import { pageGroups } from "../site/pages.ts";

/** A fenced block of code. */
export interface CodeBlock {
  readonly language: string;
  readonly text: string;
  /** Where it is, such as `docs/zh/lab3.md:40`. */
  readonly place: string;
}

/** A page of the documentation, taken apart for the tests. */
export interface DocsPage {
  readonly language: Language;
  readonly file: string;
  /** The path from the project's root. */
  readonly path: string;
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  /** Everything that a link may name behind `#`: headings, and anchors set in the text. */
  readonly anchors: ReadonlySet<string>;
  /** The anchors that are set in the text. */
  readonly ids: readonly string[];
  /** The targets of links and pictures, with their places. */
  readonly links: readonly { readonly target: string; readonly place: string }[];
  readonly blocks: readonly CodeBlock[];
  /** Code inside lines, with its places. */
  readonly codes: readonly { readonly text: string; readonly place: string }[];
}

/** The languages of the documentation. */
export const LANGUAGES: readonly Language[] = ["zh", "en"];

/** The pages of a language, in the order of the sidebar. */
export function readPages(language: Language): DocsPage[] {
  return pageGroups.flatMap(({ pages }) => pages.map(({ file }) => readPage(language, file)));
}

/** All pages of both languages. */
export const allPages: readonly DocsPage[] = LANGUAGES.flatMap(readPages);

function readPage(language: Language, file: string): DocsPage {
  const path = `docs/${language}/${file}.md`;
  const lines = readFileSync(join(projectRoot(), path), "utf8").split(/\r?\n/);
  const headings: { level: number; text: string }[] = [];
  const links: { target: string; place: string }[] = [];
  const codes: { text: string; place: string }[] = [];
  const blocks: CodeBlock[] = [];
  const ids: string[] = [];
  let open: { language: string; lines: string[]; place: string } | null = null;
  for (const [at, line] of lines.entries()) {
    const place = `${path}:${String(at + 1)}`;
    const fence = /^```(\w*)$/.exec(line);
    if (fence !== null) {
      if (open === null) open = { language: fence[1] ?? "", lines: [], place };
      else {
        blocks.push({ ...open, text: open.lines.join("\n") });
        open = null;
      }
      continue;
    }
    if (open !== null) {
      open.lines.push(line);
      continue;
    }
    const heading = /^(#{1,6}) (.+)$/.exec(line);
    if (heading !== null) headings.push({ level: heading[1]?.length ?? 0, text: heading[2] ?? "" });
    for (const [, text = ""] of line.matchAll(/`([^`]+)`/g)) codes.push({ text, place });
    const prose = line.replaceAll(/`[^`]+`/g, "code");
    for (const [, target = ""] of prose.matchAll(/\]\(([^)]+)\)/g)) links.push({ target, place });
    for (const [, id = ""] of prose.matchAll(/<a id="([^"]+)">/g)) ids.push(id);
  }
  const anchors = new Set([...headings.map(({ text }) => headingAnchor(text)), ...ids]);
  return { language, file, path, headings, anchors, ids, links, blocks, codes };
}
