/** A cell of a page's table, as HTML. */
export interface HtmlCell {
  readonly html: string;
  /** Classes of the style sheet. */
  readonly kind?: string;
  /** What it is sorted by; its text, unless it is given. */
  readonly value?: string | number;
}

/** A table as HTML, in a box that scrolls when it is too wide. */
export function htmlTable(
  head: readonly HtmlCell[],
  rows: readonly (readonly HtmlCell[])[],
  kind = "",
): string {
  const line = (element: "th" | "td", cells: readonly HtmlCell[]): string =>
    `<tr>${cells.map((cell) => htmlCell(element, cell)).join("")}</tr>`;
  const body = rows.map((row) => line("td", row)).join("\n");
  return `<div class="wide"><table class="${kind}"><thead>${line("th", head)}</thead>
<tbody>${body}</tbody></table></div>`;
}

function htmlCell(element: "th" | "td", { html, kind, value }: HtmlCell): string {
  const style = kind === undefined ? "" : ` class="${kind}"`;
  const sorted =
    value === undefined ? "" : ` data-value="${String(value).replaceAll('"', "&quot;")}"`;
  return `<${element}${style}${sorted}>${html}</${element}>`;
}
