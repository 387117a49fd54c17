/**
 * A figure of boxes, arrows and labels, as SVG: what the documentation's pictures are drawn with. A
 * picture is data (see `drawings.ts`), with its words in both languages.
 */
import type { Language } from "../../labs/kit/language/language.ts";

/** Words in both languages; a plain text is the same in both, as a URL or a message is. */
export type Words = string | Readonly<Record<Language, string>>;

/** What a picture is made of; lengths are in pixels from its upper left corner. */
export type Shape =
  | {
      readonly kind: "box";
      readonly at: readonly [number, number];
      readonly size: readonly [number, number];
      /** Lines of text, one below the other. */
      readonly lines: readonly Words[];
      /** `strong` is what the picture is about, `faint` what was given up or is only in touch. */
      readonly tone?: "strong" | "faint";
      /** Whether the text is code: set in one width, from the left. */
      readonly isCode?: boolean;
    }
  | {
      readonly kind: "arrow";
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly label?: Words;
      readonly isDashed?: boolean;
      /** Without a head it is a line. */
      readonly hasHead?: boolean;
    }
  | {
      readonly kind: "text";
      readonly at: readonly [number, number];
      readonly text: Words;
      readonly anchor?: "start" | "middle" | "end";
      readonly isTitle?: boolean;
    };

/** A picture: its file's name without the ending, what it shows (for who can't see it), its shapes. */
export interface Picture {
  readonly name: string;
  readonly shows: Readonly<Record<Language, string>>;
  readonly size: readonly [number, number];
  readonly shapes: readonly Shape[];
}

const FONT =
  "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif";
const MONO =
  "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace";
const INK = "#1f2933";
const LINE = "#52606d";
const FILLS = { plain: "#f5f7fa", strong: "#dbeafe", faint: "#ffffff" } as const;
const STROKES = { plain: "#7b8794", strong: "#2563eb", faint: "#b0bac5" } as const;
const LINE_HEIGHT = 19;
const FONT_SIZE = 14;

/** Draws a picture in a language. */
export function drawPicture({ shows, size, shapes }: Picture, language: Language): string {
  const [width, height] = size;
  const body = shapes.map((shape) => drawShape(shape, language)).join("\n");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="${FONT}" font-size="${FONT_SIZE}" fill="${INK}">
<title>${escapeXml(shows[language])}</title>
<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="${LINE}"/></marker></defs>
<rect width="${width}" height="${height}" rx="8" fill="#ffffff"/>
${body}
</svg>
`;
}

function drawShape(shape: Shape, language: Language): string {
  switch (shape.kind) {
    case "box":
      return drawBox(shape, language);
    case "arrow":
      return drawArrow(shape, language);
    case "text": {
      const { at, text, anchor = "middle", isTitle = false } = shape;
      const weight = isTitle ? ' font-weight="600"' : "";
      return drawText(at, sayWords(text, language), `text-anchor="${anchor}"${weight}`);
    }
  }
}

function drawBox(box: Extract<Shape, { kind: "box" }>, language: Language): string {
  const { at, size, lines, tone = "plain", isCode = false } = box;
  const [[x, y], [width, height]] = [at, size];
  const dash = tone === "faint" ? ' stroke-dasharray="5 4"' : "";
  const first = y + height / 2 - ((lines.length - 1) * LINE_HEIGHT) / 2 + FONT_SIZE * 0.36;
  const left = isCode ? x + 12 : x + width / 2;
  const style = isCode ? `font-family="${MONO}" font-size="12.5"` : 'text-anchor="middle"';
  const texts = lines.map((line, at) =>
    drawText([left, first + at * LINE_HEIGHT], sayWords(line, language), style),
  );
  const frame = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${FILLS[tone]}" stroke="${STROKES[tone]}" stroke-width="1.5"${dash}/>`;
  return [frame, ...texts].join("\n");
}

function drawArrow(arrow: Extract<Shape, { kind: "arrow" }>, language: Language): string {
  const { from, to, label, isDashed = false, hasHead = true } = arrow;
  const dash = isDashed ? ' stroke-dasharray="5 4"' : "";
  const head = hasHead ? ' marker-end="url(#head)"' : "";
  const line = `<line x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}" stroke="${LINE}" stroke-width="1.5"${dash}${head}/>`;
  if (label === undefined) return line;
  const middle: [number, number] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2 - 7];
  // A white outline keeps the label legible where it crosses another line.
  const style =
    'text-anchor="middle" font-size="13" stroke="#fff" stroke-width="4" paint-order="stroke"';
  return `${line}\n${drawText(middle, sayWords(label, language), style)}`;
}

function drawText([x, y]: readonly [number, number], text: string, style: string): string {
  return `<text x="${x}" y="${y}" ${style}>${escapeXml(text)}</text>`;
}

function sayWords(words: Words, language: Language): string {
  return typeof words === "string" ? words : words[language];
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
