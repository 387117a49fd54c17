import { numbered } from "./document.ts";
import type { Block, DocumentPicture, Entry, LabReport, Part } from "./document.ts";
import { HTML_STYLE } from "./html-style.ts";
import type { ReportManifest } from "./manifest.ts";

/** The id of the element that holds the manifest. */
export const MANIFEST_ELEMENT = "ledger-lab-report";

/** No script runs and nothing is loaded: all that the page shows is in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Characters that HTML reads as its own. */
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * A report as one HTML file with its pictures inside. The same report gives the same bytes, and each
 * part is one `<section id="part-…">`, so that two files can be compared part by part.
 */
export function renderHtml(report: LabReport, manifest: ReportManifest): string {
  const language = report.language === "zh" ? "zh-CN" : "en";
  // No markup can end the element early: the only character that could is written as an escape.
  const embedded = JSON.stringify(manifest).replaceAll("<", "\\u003c");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escape(report.title)}</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<main>
${report.parts.map(renderPart).join("\n")}
</main>
<footer>${escape(report.footer)}</footer>
<script type="application/json" id="${MANIFEST_ELEMENT}">${embedded}</script>
</body>
</html>
`;
}

/** A text as HTML. */
export function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

function renderPart({ id, blocks }: Part): string {
  return `<section id="part-${id}">\n${blocks.map(renderBlock).join("\n")}\n</section>`;
}

function renderBlock(block: Block): string {
  switch (block.kind) {
    case "title":
      return `<h1>${escape(block.text)}</h1>`;
    case "heading":
      return `<h${block.level}>${escape(block.text)}</h${block.level}>`;
    case "facts":
      return `<dl class="facts">\n${block.rows.map(renderRow).join("\n")}\n</dl>`;
    case "paragraph":
      return `<p>${escape(block.text)}</p>`;
    case "note":
      return `<p class="note">${escape(block.text)}</p>`;
    case "steps":
      return `<ul>\n${block.items.map((item, at) => `<li>${escape(numbered(item, at))}</li>`).join("\n")}\n</ul>`;
    case "table":
      return renderTable(block.head, block.rows);
    case "picture":
      return renderPicture(block.picture);
    case "entry":
      return `<p class="entry">${renderEntry(block.entry)}</p>`;
  }
}

function renderRow(row: readonly { readonly label: string; readonly entry: Entry }[]): string {
  const facts = row.map(
    ({ label, entry }) =>
      `<div class="fact"><dt>${escape(label)}</dt><dd>${renderEntry(entry)}</dd></div>`,
  );
  return `<div class="row">${facts.join("")}</div>`;
}

function renderEntry({ text, isBlank }: Entry): string {
  return isBlank === true ? `<span class="blank">${escape(text)}</span>` : escape(text);
}

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join("")}</tr>`;
  const body = rows.map((row) => cells("td", row)).join("\n");
  return `<table>\n<thead>${cells("th", head)}</thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function renderPicture({ id, title, caption, png, width, height }: DocumentPicture): string {
  const data = Buffer.from(png).toString("base64");
  return `<figure id="picture-${escape(id)}">
<img src="data:image/png;base64,${data}" width="${width}" height="${height}" alt="${escape(title)}">
<figcaption>${escape(caption)}</figcaption>
</figure>`;
}
