import type { MarkedText } from "../check/difference.ts";

/** On which side of a difference a place is. */
export type Side = "expected" | "got";

/** Makes the place of a difference stand out, by colour or by signs around it. */
export type Mark = (text: string, side: Side) => string;

/** The place between signs, for where there are no colours. */
export const markBySigns: Mark = (text) => `«${text}»`;

/** What blanks are shown as when the difference begins with them. */
const BLANKS: Readonly<Record<string, string>> = { " ": "␣", "\t": "⇥", "\n": "↵", "\r": "␍" };
/** Blanks of any kind, and characters that take no room. */
const UNSEEN = /^[\s\u00AD\u200B-\u200F\u2028-\u202F\u2060\uFEFF]$/u;
/** Signs and letters that look like ones of ASCII though Unicode does not say so. */
const LOOKALIKES = /^[‘’“”、。《》【】–—−·٬аеорсухіј]$/u;

/** A text with its place marked; blanks and lookalikes with which the place begins are made visible. */
export function renderMarked(
  { before, marked, after }: MarkedText,
  side: Side,
  mark: Mark,
): string {
  return `${before}${mark(makeVisible(marked), side)}${after}`;
}

/**
 * A text whose first character may be hard to see: blanks become signs, and what looks like another
 * character is followed by its number in Unicode. Other texts stay as they are.
 */
function makeVisible(text: string): string {
  const characters = Array.from(text);
  const [first = ""] = characters;
  if (isLookalike(first)) return `${first}(${codeOf(first)})${characters.slice(1).join("")}`;
  if (!UNSEEN.test(first)) return text;
  const end = characters.findIndex((character) => !UNSEEN.test(character));
  const blanks = end === -1 ? characters : characters.slice(0, end);
  const shown = blanks.map((blank) => BLANKS[blank] ?? `␣(${codeOf(blank)})`);
  return [...shown, ...characters.slice(blanks.length)].join("");
}

/** Whether a character is not of ASCII but looks as if it were, such as those of full width. */
function isLookalike(character: string): boolean {
  if (character === "" || UNSEEN.test(character)) return false;
  const plain = character.normalize("NFKC");
  return (plain !== character && /^[!-~]$/.test(plain)) || LOOKALIKES.test(character);
}

function codeOf(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `U+${number.toString(16).toUpperCase().padStart(4, "0")}`;
}
