/** A part of a text: from one place to before another. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A text in quotes, a number or a word, a sign, or blanks. */
const TOKENS = /"(?:[^"\\]|\\.)*"|[^\s,:[\]{}"]+|[[\]{},:]|\s+/g;

/**
 * What to mark in a JSON text whose character at a place is not the expected one: of a text in quotes
 * the rest from there on, of a number or a word all of it, so that nobody compares halves of numbers.
 */
export function tokenAt(text: string, at: number): Range {
  const tokens = [...text.matchAll(TOKENS)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }));
  const token = tokens.find(({ from, to }) => from <= at && at < to) ?? tokens.at(-1);
  if (token === undefined) return { from: at, to: text.length };
  const { from, to } = token;
  if (text[from] !== '"' || at === from) return token;
  if (at >= to - 1) return { from: to - 1, to };
  return { from: startOfCharacter(text, at), to: to - 1 };
}

/** Where the character begins that a place is in: it may be written by an escape or by two units. */
function startOfCharacter(text: string, at: number): number {
  const slashes = /\\*$/.exec(text.slice(0, at))?.[0].length ?? 0;
  if (slashes % 2 === 1) return at - 1;
  const escape = /\\u[0-9a-f]{0,3}$/i.exec(text.slice(0, at));
  if (escape !== null) return escape.index;
  return /[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at - 1 : at;
}
