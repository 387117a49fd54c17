import { widthOf } from "./fonts.ts";
import type { Face } from "./fonts.ts";

/** The mark of what was left out. */
const ELLIPSIS = "…";

/** A text that is at most so wide: its beginning and an ellipsis where it is too long. */
export function shortenTo(text: string, face: Face, size: number, width: number): string {
  if (widthOf(text, face, size) <= width) return text;
  let left = width - widthOf(ELLIPSIS, face, size);
  let kept = "";
  for (const character of text) {
    left -= widthOf(character, face, size);
    if (left < 0) break;
    kept += character;
  }
  return kept + ELLIPSIS;
}

/**
 * A text in lines that are at most so wide. Lines break at spaces and beside Chinese characters, and
 * inside of a word only when it is wider than a line by itself.
 */
export function wrap(text: string, face: Face, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.match(WORDS) ?? []) {
    for (const piece of pieces(word, face, size, width)) {
      if (line !== "" && widthOf((line + piece).trimEnd(), face, size) > width) {
        lines.push(line.trimEnd());
        line = "";
      }
      line += line === "" ? piece.trimStart() : piece;
    }
  }
  return line.trim() === "" && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** A Chinese character with the punctuation behind it, or a word with the spaces behind it. */
const WORDS =
  /[\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF][，。：；！？、）》」”…]*\s*|[^\s\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF]+[，。：；！？、）]*\s*|\s+/gu;

/** A word, or the parts of one that is wider than a line. */
function pieces(word: string, face: Face, size: number, width: number): readonly string[] {
  if (widthOf(word.trimEnd(), face, size) <= width) return [word];
  const parts: string[] = [];
  let part = "";
  for (const character of word) {
    if (part !== "" && widthOf(part + character, face, size) > width) {
      parts.push(part);
      part = "";
    }
    part += character;
  }
  return [...parts, part];
}
