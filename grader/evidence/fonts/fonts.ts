import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "fontkit";
import type { Font } from "fontkit";
import { projectRoot } from "../../../labs/kit/tools/project-root.ts";

/** A face that texts are drawn in. */
export type Face = "sans" | "sans-bold" | "mono" | "mono-bold";

/** The vendored font files, from the folder that holds them. */
const FILES = {
  "Noto Sans SC": "NotoSansSC-Regular.ttf",
  "Noto Sans SC Bold": "NotoSansSC-Bold.ttf",
  "DejaVu Sans Mono": "DejaVuSansMono.ttf",
  "DejaVu Sans Mono Bold": "DejaVuSansMono-Bold.ttf",
  "DejaVu Sans": "DejaVuSans.ttf",
} as const;

/** The name of a vendored font. */
export type FontName = keyof typeof FILES;

/** The fonts of each face, in the order in which they are asked for a glyph. */
const CHAINS: Readonly<Record<Face, readonly FontName[]>> = {
  sans: ["Noto Sans SC", "DejaVu Sans"],
  "sans-bold": ["Noto Sans SC Bold", "DejaVu Sans"],
  mono: ["DejaVu Sans Mono", "Noto Sans SC", "DejaVu Sans"],
  "mono-bold": ["DejaVu Sans Mono Bold", "Noto Sans SC Bold", "DejaVu Sans"],
};

/** The name and weight of a face, as CSS and SVG write them. */
export const STYLES: Readonly<Record<Face, { readonly family: string; readonly weight: number }>> =
  {
    sans: { family: "Noto Sans SC, DejaVu Sans", weight: 400 },
    "sans-bold": { family: "Noto Sans SC, DejaVu Sans", weight: 700 },
    mono: { family: "DejaVu Sans Mono, Noto Sans SC, DejaVu Sans", weight: 400 },
    "mono-bold": { family: "DejaVu Sans Mono, Noto Sans SC, DejaVu Sans", weight: 700 },
  };

/** The folder with the vendored fonts. */
export function fontFolder(): string {
  return join(projectRoot(), "grader", "evidence", "fonts");
}

/** The paths of all vendored TrueType fonts, for a renderer. */
export function fontFiles(): readonly string[] {
  return Object.values(FILES).map((file) => join(fontFolder(), file));
}

const opened = new Map<FontName, Font>();
const advances = new Map<string, number>();

/** How wide a text is in a face, in the unit of its size: the sum of its glyphs' advances. */
export function widthOf(text: string, face: Face, size: number): number {
  let width = 0;
  for (const character of text) width += advanceOf(character, face);
  return width * size;
}

/**
 * The characters that no vendored font has, each once. Say so before drawing: renderers leave them out
 * without a word, and a name must not lose a character.
 */
export function findMissingGlyphs(text: string): readonly string[] {
  const isMissing = (character: string): boolean =>
    !isControl(character) && fontWith(character, "sans") === null;
  return [...new Set(text)].filter(isMissing);
}

/** The same text with a visible mark in place of each character that no font has. */
export function drawable(text: string): string {
  return Array.from(text)
    .map((character) => {
      if (isControl(character)) return character === "\t" ? "  " : "";
      return fontWith(character, "sans") === null ? "□" : character;
    })
    .join("");
}

/** The advance of a character at size 1; of one that no font has, a square's. */
function advanceOf(character: string, face: Face): number {
  const key = face + character;
  const known = advances.get(key);
  if (known !== undefined) return known;
  const font = fontWith(character, face);
  const code = character.codePointAt(0) ?? 0;
  const advance = font === null ? 1 : font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm;
  advances.set(key, advance);
  return advance;
}

/** The first font of a face that has a character; null when none has it. */
export function fontNameOf(character: string, face: Face): FontName | null {
  const code = character.codePointAt(0) ?? 0;
  return CHAINS[face].find((name) => fontOf(name).hasGlyphForCodePoint(code)) ?? null;
}

function fontWith(character: string, face: Face): Font | null {
  const code = character.codePointAt(0) ?? 0;
  for (const name of CHAINS[face]) {
    const font = fontOf(name);
    if (font.hasGlyphForCodePoint(code)) return font;
  }
  return null;
}

function fontOf(name: FontName): Font {
  const known = opened.get(name);
  if (known !== undefined) return known;
  const font = create(readFileSync(join(fontFolder(), FILES[name])));
  if (!("glyphForCodePoint" in font)) throw new Error(`${FILES[name]} is no single font`);
  opened.set(name, font);
  return font;
}

/** Controls and marks that have no shape of their own. */
function isControl(character: string): boolean {
  return /[\p{Cc}\p{Cf}\uFE00-\uFE0F]/u.test(character);
}
