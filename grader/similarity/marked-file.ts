import { escape } from "../lab-report/render-html.ts";
import type { SimilarSay } from "./messages.ts";
import type { Span } from "./passage.ts";
import type { SourceFile } from "./source-text.ts";

/** Lines that are shown before and after a passage; the others are folded. */
const CONTEXT_LINES = 2;

/** A passage on one side: its number in the pair, the id of its place here and that of the other side. */
export interface Mark extends Span {
  readonly number: number;
  readonly id: string;
  readonly other: string;
}

/**
 * A file with its passages marked, each a link to its other side, as HTML. Lines far from every passage
 * are folded.
 *
 * @param marks - those of this file, none of which overlaps with another.
 */
export function renderMarked(file: SourceFile, marks: readonly Mark[], say: SimilarSay): string {
  const lines = linesOf(file.text);
  const isShown = lines.map(() => false);
  for (const { start, end } of marks) {
    const first = lines.findIndex((line) => line.end > start);
    const last = lines.findLastIndex((line) => line.start < end);
    isShown.fill(true, Math.max(0, first - CONTEXT_LINES), last + CONTEXT_LINES + 1);
  }
  const rows: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (isShown[at] === true && line !== undefined) {
      rows.push(`<i>${at + 1}</i>${renderLine(file.text, line, marks)}`);
      continue;
    }
    const next = isShown.indexOf(true, at);
    const n = (next === -1 ? lines.length : next) - at;
    rows.push(`<em>${say("folded", { n })}</em>`);
    at += n - 1;
  }
  return `<h3>${escape(file.path)}</h3>\n<pre>${rows.join("\n")}</pre>`;
}

interface Line {
  readonly start: number;
  readonly end: number;
}

/** The lines of a text, without their ends. */
function linesOf(text: string): Line[] {
  let start = 0;
  return text
    .replace(/\r?\n$/, "")
    .split("\n")
    .map((line) => {
      const found = { start, end: start + line.replace(/\r$/, "").length };
      start += line.length + 1;
      return found;
    });
}

function renderLine(text: string, line: Line, marks: readonly Mark[]): string {
  const parts: string[] = [];
  let at = line.start;
  const inLine = marks
    .filter(({ start, end }) => start < line.end && end > line.start)
    .sort((one, other) => one.start - other.start);
  for (const mark of inLine) {
    const from = Math.max(mark.start, line.start);
    const to = Math.min(mark.end, line.end);
    const id = from === mark.start ? ` id="${mark.id}"` : "";
    const marked = escape(text.slice(from, to));
    parts.push(escape(text.slice(at, from)));
    parts.push(`<a class="p${mark.number % 4}"${id} href="#${mark.other}">${marked}</a>`);
    at = to;
  }
  parts.push(escape(text.slice(at, line.end)));
  return parts.join("");
}
