import { join } from "node:path";
import { UsageError } from "../../labs/kit/command-line/usage-error.ts";
import type { Language } from "../../labs/kit/language/language.ts";
import { drawable, findMissingGlyphs, fontFolder, fontNameOf } from "../evidence/fonts/fonts.ts";
import { createDocumentSay } from "./document-messages.ts";
import { FIELD_NAMES } from "./fields.ts";
import type { Fields } from "./fields.ts";
import { createReportSay } from "./messages.ts";

/** The names of the fonts inside of a PDF's description. */
export const TEXT_FONT = "text";
export const SYMBOL_FONT = "symbols";

/** The TrueType files that a PDF is set in, all embedded. */
export interface PdfFonts {
  readonly regular: string;
  readonly bold: string;
  /** For what those lack. */
  readonly symbols: string;
}

/** The vendored fonts that a PDF is set in. */
export function pdfFonts(): PdfFonts {
  const file = (name: string): string => join(fontFolder(), name);
  return {
    regular: file("NotoSansSC-Regular.ttf"),
    bold: file("NotoSansSC-Bold.ttf"),
    symbols: file("DejaVuSans.ttf"),
  };
}

/**
 * A text in pieces, each with the font that has its characters; a visible mark stands for a character
 * that none has.
 */
export function setInFonts(
  text: string,
): readonly { readonly text: string; readonly font: string }[] {
  const pieces: { text: string; font: string }[] = [];
  for (const character of drawable(text)) {
    const font = fontNameOf(character, "sans") === "DejaVu Sans" ? SYMBOL_FONT : TEXT_FONT;
    const last = pieces.at(-1);
    if (last?.font === font) last.text += character;
    else pieces.push({ text: character, font });
  }
  return pieces;
}

/**
 * Makes sure that a PDF can show every character of the fields: a name must not lose one in silence.
 *
 * @throws UsageError with the characters, where they are, and what to do.
 */
export function refuseMissingGlyphs(fields: Fields, language: Language): void {
  const say = createReportSay(language);
  const label = createDocumentSay(language);
  const found = FIELD_NAMES.flatMap((name) => {
    const missing = findMissingGlyphs(fields[name] ?? "");
    return missing.length === 0 ? [] : [{ missing, where: label(`field.${name}`) }];
  });
  if (found.length === 0) return;
  const all = [...new Set(found.flatMap(({ missing }) => missing))];
  throw new UsageError(
    say("usage.no-glyph", {
      characters: all.map(withCode).join(say("separator")),
      where: found.map(({ where }) => where).join(say("separator")),
    }),
  );
}

function withCode(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `${character} (U+${code})`;
}
