import type { Language } from "../../../labs/kit/language/language.ts";
import type { Bundle } from "../bundle/bundle.ts";
import { checkCode } from "../bundle/run-id.ts";
import { Drawing, svgOf } from "../drawing/drawing.ts";
import { renderPng } from "../drawing/render-png.ts";
import { shortenTo, wrap } from "../fonts/fit.ts";
import type { PictureSay } from "./messages.ts";
import type { Picture } from "./picture.ts";

/** What all pictures of a run are drawn with. */
export interface Context {
  readonly bundle: Bundle;
  readonly language: Language;
  readonly say: PictureSay;
}

/** How wide pictures are, and the margin inside of them, in pixels. */
export const SHEET_WIDTH = 960;
export const MARGIN = 24;
/** What is left for the content. */
export const CONTENT_WIDTH = SHEET_WIDTH - 2 * MARGIN;

/** The colours of everything but the data. */
export const INK = {
  text: "#1f2933",
  faint: "#66727f",
  line: "#d5dbe1",
  panel: "#f5f7f9",
  good: "#1a7f37",
  bad: "#c62828",
  doubt: "#9a6700",
} as const;

/** The colours of nodes, miners and tips: told apart by people who see colours differently, too. */
export const SERIES: readonly string[] = [
  ...["#0b66c3", "#d55e00", "#00875f", "#b3438f", "#7a5af5", "#8a6d00", "#0097a7", "#c62828"],
  ...["#4f6d2f", "#5d4037", "#ad1457", "#37474f"],
];

/** A colour of the series; they repeat after twelve. */
export function colourOf(at: number): string {
  return SERIES[at % SERIES.length] ?? INK.text;
}

/** What a picture says and shows, before its head and footer. */
export interface SheetContent {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  /** What the footer says that it is; drawn, when left out. */
  readonly origin?: "drawn" | "shot";
  /** What its code is made of; when left out, all that is drawn. */
  readonly data?: unknown;
  /** Draws the content, whose upper border is at `top`; returns where it ends. */
  readonly draw: (drawing: Drawing, top: number) => number;
}

const TITLE_SIZE = 18;
const FOOTER_SIZE = 11;
const HEAD_HEIGHT = 52;
const FOOTER_HEIGHT = 34;

/** A picture with its title above the content and, below it, by which codes it is found in its run. */
export function makePicture(content: SheetContent, { bundle, say }: Context): Picture {
  const { id, title, caption, origin = "drawn" } = content;
  const drawing = new Drawing();
  const shownTitle = shortenTo(title, "sans-bold", TITLE_SIZE, CONTENT_WIDTH);
  drawing.text(MARGIN, MARGIN + 14, shownTitle, { face: "sans-bold", size: TITLE_SIZE });
  const bottom = content.draw(drawing, HEAD_HEIGHT);
  const height = Math.ceil(bottom + FOOTER_HEIGHT);
  const { runId } = bundle.manifest;
  const code = checkCode(runId, id, content.data ?? [title, drawing.body()]);
  const base = height - 12;
  const style = { size: FOOTER_SIZE, fill: INK.faint };
  drawing.line(
    [
      [MARGIN, base - 16],
      [SHEET_WIDTH - MARGIN, base - 16],
    ],
    { stroke: INK.line },
  );
  drawing.text(MARGIN, base, say("footer.codes", { run: runId, code }), style);
  drawing.text(SHEET_WIDTH - MARGIN, base, say(`footer.${origin}`), { ...style, anchor: "end" });
  const paper = `<rect width="${SHEET_WIDTH}" height="${height}" fill="#ffffff"/>`;
  const svg = svgOf(SHEET_WIDTH, height, title, `${paper}\n${drawing.body()}`);
  return {
    id,
    title,
    caption,
    svg,
    width: SHEET_WIDTH,
    height,
    code,
    png: () => renderPng(svg),
  };
}

/** A place in a legend: what it looks like, and what it stands for. */
export interface LegendEntry {
  readonly text: string;
  readonly mark: (drawing: Drawing, x: number, y: number) => void;
}

/** Draws a legend in as many lines as it needs; returns where it ends. */
export function drawLegend(drawing: Drawing, entries: readonly LegendEntry[], top: number): number {
  const [size, lineHeight, markWidth, gap] = [12, 20, 26, 18];
  let x = MARGIN;
  let y = top + 14;
  for (const { text, mark } of entries) {
    const most = CONTENT_WIDTH - markWidth;
    const shown = shortenTo(text, "sans", size, most);
    const probe = new Drawing().text(0, 0, shown, { size });
    if (x + markWidth + probe > SHEET_WIDTH - MARGIN && x > MARGIN) {
      x = MARGIN;
      y += lineHeight;
    }
    mark(drawing, x, y - 4);
    drawing.text(x + markWidth, y, shown, { size, fill: INK.text });
    x += markWidth + probe + gap;
  }
  return entries.length === 0 ? top : y + 8;
}

/** Draws sentences in as many lines as they need; returns where they end. */
export function drawNote(drawing: Drawing, text: string, top: number): number {
  const lines = wrap(text, "sans", 12, CONTENT_WIDTH);
  for (const [at, line] of lines.entries()) {
    drawing.text(MARGIN, top + 14 + at * 18, line, { size: 12, fill: INK.faint });
  }
  return top + lines.length * 18 + 4;
}
