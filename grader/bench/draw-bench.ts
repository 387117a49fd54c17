import type { Language } from "../../labs/kit/language/language.ts";
import { Drawing, svgOf } from "../evidence/drawing/drawing.ts";
import { wrap } from "../evidence/fonts/fit.ts";
import { headOf, titleOf } from "./bench-result.ts";
import type { BenchResult } from "./bench-result.ts";
import { isMet, ratioOf } from "./figure.ts";
import type { Figure, Spread } from "./figure.ts";
import { formatFigure } from "./format.ts";
import { createBenchSay } from "./messages.ts";

const [WIDTH, MARGIN, ROW, HEAD] = [960, 24, 24, 40];
/** Where bars begin, and how long the longest of a part is. */
const [BARS_AT, BARS] = [430, 300];
const INK = { text: "#1f2933", faint: "#616e7c", line: "#cbd2d9", one: "#9aa5b1" };
const BAR = { met: "#2f7d4f", missed: "#b7472a", open: "#3b6ea5" };

/** The ratios as bars, a group for each part; a thin line spans the rounds, a dashed one is 1. */
export function drawBench(result: BenchResult, language: Language): string {
  const drawing = new Drawing();
  const title = createBenchSay(language)("title");
  drawing.text(MARGIN, MARGIN + 14, title, { face: "sans-bold", size: 18 });
  let y = MARGIN + 38;
  for (const line of wrap(headOf(result, language), "sans", 12, WIDTH - 2 * MARGIN)) {
    drawing.text(MARGIN, y, line, { size: 12, fill: INK.faint });
    y += 18;
  }
  for (const part of new Set(result.figures.map((figure) => figure.part))) {
    const figures = result.figures.filter((figure) => figure.part === part);
    drawing.text(MARGIN, y + 22, titleOf(part, figures, language), { face: "sans-bold" });
    y = drawPart(drawing, figures, y + HEAD, language);
  }
  const paper = `<rect width="${WIDTH}" height="${y + MARGIN}" fill="#ffffff"/>`;
  return svgOf(WIDTH, y + MARGIN, title, `${paper}\n${drawing.body()}`);
}

function drawPart(
  drawing: Drawing,
  figures: readonly Figure[],
  top: number,
  language: Language,
): number {
  const most = Math.max(1, ...figures.map((figure) => ratioOf(figure)?.high ?? 1));
  const scale = BARS / most;
  drawing.line(
    [
      [BARS_AT + scale, top - 6],
      [BARS_AT + scale, top + figures.length * ROW - 6],
    ],
    { stroke: INK.one, dash: "3 3" },
  );
  for (const [at, figure] of figures.entries()) {
    const y = top + at * ROW + 8;
    const { what, value, ratio } = formatFigure(figure, language);
    drawing.text(MARGIN + (/^[\s　]/.test(what) ? 14 : 0), y, what.trimStart(), { size: 12 });
    const spread = ratioOf(figure) ?? { low: 1, middle: 1, high: 1 };
    drawBar(drawing, y, scale, spread, isMet(figure));
    const end = BARS_AT + Math.max(spread.high, spread.middle) * scale + 8;
    drawing.text(end, y, ratio === "" ? value : `${ratio}  (${value})`, { size: 12 });
  }
  return top + figures.length * ROW;
}

function drawBar(
  drawing: Drawing,
  y: number,
  scale: number,
  { low, middle, high }: Spread,
  met: boolean | null,
): void {
  const fill = met === null ? BAR.open : met ? BAR.met : BAR.missed;
  drawing.rect(BARS_AT, y - 10, middle * scale, 12, { fill, radius: 2 });
  drawing.line(
    [
      [BARS_AT + low * scale, y - 4],
      [BARS_AT + high * scale, y - 4],
    ],
    { stroke: INK.text, width: 1.5 },
  );
}
