import stringWidth from "string-width";
import type { Drawing, TextStyle } from "./drawing.ts";
import { drawable, widthOf } from "../fonts/fonts.ts";

/** How wide a cell of a terminal is, at a size of text. */
export function cellWidth(size: number): number {
  return widthOf("0", "mono", size);
}

/** How many cells a text takes: Chinese characters take two. */
export function cellsOf(text: string): number {
  return stringWidth(drawable(text));
}

/**
 * Writes a text in cells, as terminals do: what is narrow in one piece, each wide character in the middle
 * of its two cells.
 */
export function drawCells(
  drawing: Drawing,
  [x, y]: readonly [number, number],
  text: string,
  style: TextStyle & { readonly size: number },
): void {
  const width = cellWidth(style.size);
  const face = style.face ?? "mono";
  let cell = 0;
  for (const run of drawable(text).match(/[\x20-\x7e]+|[^\x20-\x7e]/gu) ?? []) {
    const cells = stringWidth(run);
    const isNarrow = /^[\x20-\x7e]/.test(run);
    const indent = run.length - run.trimStart().length;
    const begin = x + cell * width;
    if (isNarrow) drawing.text(begin + indent * width, y, run.trimStart(), { ...style, face });
    else {
      const own = widthOf(run, face, style.size);
      const size = Math.min(style.size, (style.size * cells * width) / Math.max(own, 0.01));
      drawing.text(begin + (cells * width) / 2, y, run, { ...style, face, size, anchor: "middle" });
    }
    cell += cells;
  }
}
