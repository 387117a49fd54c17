import type { Drawing } from "./drawing.ts";

/** How a cross is drawn: its colour, and from its middle to a corner along an axis, in pixels. */
export interface CrossStyle {
  readonly stroke: string;
  readonly half: number;
}

/** A cross, for what has failed or was lost. */
export function drawCross(
  drawing: Drawing,
  x: number,
  y: number,
  { stroke, half }: CrossStyle,
): void {
  for (const slope of [1, -1]) {
    drawing.line(
      [
        [x - half, y - slope * half],
        [x + half, y + slope * half],
      ],
      { stroke, width: 2.2 },
    );
  }
}
