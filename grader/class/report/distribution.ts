import type { Gradebook } from "../gradebook/row.ts";
import { textOf } from "./texts.ts";
import type { PageWriter } from "./texts.ts";

/** Into so many ranges the points are divided, at most. */
const RANGES = 11;
const WIDTH = 640;
const HEIGHT = 190;
const FOOT = 24;
const HEAD = 18;
const GAP = 6;

/** Students whose total is in a range, ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** How the totals are spread over the points that can be had, in ranges of equal width. */
export function rangesOf({ columns, rows }: Gradebook): Range[] {
  const most = columns.reduce((sum, { points }) => sum + points, 0);
  const width = Math.max(1, Math.ceil((most + 1) / RANGES));
  const totals = rows.flatMap(({ total }) => (total === null ? [] : [total]));
  const ranges: Range[] = [];
  for (let from = 0; from <= most; from += width) {
    const to = Math.min(most, from + width - 1);
    const count = totals.filter((total) => total >= from && total <= to).length;
    ranges.push({ from, to, count });
  }
  return ranges;
}

/** The distribution of the totals, as a drawing. */
export function distribution(book: Gradebook, writer: PageWriter): string {
  const ranges = rangesOf(book);
  const most = Math.max(1, ...ranges.map(({ count }) => count));
  const step = WIDTH / ranges.length;
  const scale = (HEIGHT - FOOT - HEAD) / most;
  const bars = ranges.map(({ from, to, count }, at) => {
    const height = count * scale;
    const top = HEIGHT - FOOT - height;
    const middle = (at + 0.5) * step;
    const bar = `<rect class="bar-shape" x="${at * step + GAP / 2}" y="${top}" width="${step - GAP}" height="${height}" rx="3"/>`;
    const label =
      count === 0 ? "" : `<text class="count" x="${middle}" y="${top - 5}">${count}</text>`;
    const range = from === to ? String(from) : `${from}–${to}`;
    return `${bar}${label}<text x="${middle}" y="${HEIGHT - 8}">${range}</text>`;
  });
  return writer.each((language) => {
    const told = ranges.map((range) => textOf("distribution.label", { ...range })[language]);
    return `<div class="wide"><svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${told.join("; ")}">${bars.join("")}</svg></div>`;
  }, "div");
}
