import type { Drawing } from "../drawing/drawing.ts";
import { INK, MARGIN, SHEET_WIDTH } from "./sheet.ts";

/** Where the data of a diagram over time is, in pixels. */
export const PLOT = { left: MARGIN + 64, right: SHEET_WIDTH - MARGIN - 16 } as const;

/** Round steps for about so many marks up to a value: 1, 2 or 5 times a power of ten. */
export function marksUpTo(most: number, about: number, least = 0): readonly number[] {
  const raw = Math.max(most / about, least, 1e-9);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
  const count = Math.floor(most / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, at) => Math.round(at * step * 1e6) / 1e6);
}

/** Draws an axis of seconds below a diagram; returns where a time is. */
export function drawTimeAxis(
  drawing: Drawing,
  seconds: number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  unit: string,
): (second: number) => number {
  const { left, right } = PLOT;
  const place = (second: number): number =>
    left + ((right - left) * second) / Math.max(seconds, 1e-9);
  drawing.line(
    [
      [left, bottom],
      [right, bottom],
    ],
    { stroke: INK.faint },
  );
  for (const mark of marksUpTo(seconds, 10)) {
    const x = place(mark);
    drawing.line(
      [
        [x, top],
        [x, bottom + 4],
      ],
      { stroke: INK.line },
    );
    drawing.text(x, bottom + 18, String(mark), { size: 11, fill: INK.faint, anchor: "middle" });
  }
  drawing.text(right, bottom + 34, unit, { size: 11, fill: INK.faint, anchor: "end" });
  return place;
}
