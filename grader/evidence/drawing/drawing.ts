import { STYLES, drawable, widthOf } from "../fonts/fonts.ts";
import type { Face } from "../fonts/fonts.ts";

/** How a text is drawn. */
export interface TextStyle {
  readonly face?: Face;
  readonly size?: number;
  readonly fill?: string;
  /** What of the text is at `x`; its beginning when left out. */
  readonly anchor?: "start" | "middle" | "end";
}

/** How a shape is drawn. */
export interface ShapeStyle {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: string;
  readonly radius?: number;
}

/** The size of texts where nothing else is said, in pixels. */
export const TEXT_SIZE = 13;

/**
 * An SVG drawing under construction. Texts are written as text with their measured length, so that a
 * viewer with other fonts keeps them inside of the place that was measured for them.
 */
export class Drawing {
  readonly #elements: string[] = [];

  /** Draws a rectangle. */
  rect(x: number, y: number, width: number, height: number, style: ShapeStyle): void {
    const place = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
    const radius = style.radius === undefined ? "" : ` rx="${style.radius}"`;
    this.#elements.push(`<rect ${place}${radius}${shape(style)}/>`);
  }

  /** Draws a circle. */
  circle(x: number, y: number, radius: number, style: ShapeStyle): void {
    const place = `cx="${round(x)}" cy="${round(y)}" r="${round(radius)}"`;
    this.#elements.push(`<circle ${place}${shape(style)}/>`);
  }

  /** Draws a line through points. */
  line(points: readonly (readonly [number, number])[], style: ShapeStyle): void {
    const list = points.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");
    this.#elements.push(`<polyline points="${list}"${shape({ fill: "none", ...style })}/>`);
  }

  /** Draws the head of an arrow that ends at a point, coming from another one. */
  arrowHead(from: readonly [number, number], to: readonly [number, number], fill: string): void {
    const [length, half] = [8, 3.5];
    const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const at = (along: number, across: number): string => {
      const x = to[0] - along * cos - across * sin;
      const y = to[1] - along * sin + across * cos;
      return `${round(x)},${round(y)}`;
    };
    const points = `${round(to[0])},${round(to[1])} ${at(length, half)} ${at(length, -half)}`;
    this.#elements.push(`<polygon points="${points}" fill="${fill}"/>`);
  }

  /** Writes a text on a base line; returns its width. */
  text(x: number, y: number, text: string, style: TextStyle = {}): number {
    const { face = "sans", size = TEXT_SIZE, fill = "#1f2933", anchor = "start" } = style;
    const shown = drawable(text).replaceAll(/\s+$/g, "");
    if (shown === "") return 0;
    const width = widthOf(shown, face, size);
    const { family, weight } = STYLES[face];
    const bold = weight === 400 ? "" : ` font-weight="${weight}"`;
    const begin = x - (anchor === "middle" ? width / 2 : anchor === "end" ? width : 0);
    const length = shown.length > 1 ? ` textLength="${round(width)}"` : "";
    this.#elements.push(
      `<text x="${round(begin)}" y="${round(y)}"${length} lengthAdjust="spacingAndGlyphs"` +
        ` font-family="${family}" font-size="${size}"${bold} fill="${fill}"` +
        ` xml:space="preserve">${escape(shown)}</text>`,
    );
    return width;
  }

  /** Puts a PNG into a place of this size. */
  image(x: number, y: number, width: number, height: number, png: Buffer): void {
    const place = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
    const data = png.toString("base64");
    this.#elements.push(`<image ${place} href="data:image/png;base64,${data}"/>`);
  }

  /** Everything that was drawn, as the inside of an SVG element. */
  body(): string {
    return this.#elements.join("\n");
  }
}

/** An SVG element of this size around what was drawn; `title` is for screen readers. */
export function svgOf(width: number, height: number, title: string, body: string): string {
  const size = `width="${round(width)}" height="${round(height)}"`;
  const box = `viewBox="0 0 ${round(width)} ${round(height)}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${box} role="img">\n` +
    `<title>${escape(drawable(title))}</title>\n${body}\n</svg>\n`
  );
}

function shape({ fill, stroke, width, dash }: ShapeStyle): string {
  const line = stroke === undefined ? "" : ` stroke="${stroke}" stroke-width="${width ?? 1}"`;
  const dashes = dash === undefined ? "" : ` stroke-dasharray="${dash}"`;
  return ` fill="${fill ?? "none"}"${line}${dashes}`;
}

/** A number with at most two decimals: the same text on every machine. */
function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
