import { cellsOf } from "../drawing/cells.ts";

/** A piece of a line of JSON, and what kind of thing it is. */
export interface Token {
  readonly text: string;
  readonly kind: "key" | "text" | "number" | "word" | "mark";
}

/** A message as indented lines; text that is no JSON, or only its beginning, stays as it is. */
export function jsonLines(text: string): readonly string[] {
  try {
    return JSON.stringify(JSON.parse(text), null, 2).split("\n");
  } catch {
    return text.split(/\r?\n/);
  }
}

/** The pieces of a line in lines of at most so many cells. */
export function wrapTokens(tokens: readonly Token[], cells: number): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]];
  let used = 0;
  for (const { text, kind } of tokens) {
    let part = "";
    for (const character of text) {
      const own = cellsOf(character);
      if (used + own > cells) {
        lines.at(-1)?.push({ text: part, kind });
        lines.push([]);
        part = "";
        used = 0;
      }
      part += character;
      used += own;
    }
    if (part !== "") lines.at(-1)?.push({ text: part, kind });
  }
  return lines;
}

/** The pieces of a line of JSON, for its colours; together they are the line. */
export function tokensOf(line: string): readonly Token[] {
  const pieces = line.match(/"(?:[^"\\]|\\.)*"?|-?\d[\d.eE+-]*|[a-z]+|[^"\da-z-]+|-/g) ?? [];
  return pieces.map((text, at) => {
    if (text.startsWith('"')) {
      const isKey = pieces[at + 1]?.startsWith(":") === true;
      return { text, kind: isKey ? "key" : "text" };
    }
    if (/^-?\d/.test(text)) return { text, kind: "number" };
    return { text, kind: /^[a-z]+$/.test(text) ? "word" : "mark" };
  });
}
