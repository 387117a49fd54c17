/**
 * A text of a stranger such that it can be printed: what would steer a terminal (its escapes, a carriage
 * return) or is half a character becomes `�`, a tab a blank. Line feeds stay.
 */
export function printable(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll("\t", " ")
    .replaceAll(/(?!\n)[\p{Cc}\p{Cs}]/gu, "�");
}

/** A stranger's name such that it can be printed, on one line. */
export function printableName(name: string): string {
  return printable(name).replaceAll("\n", "�");
}

/** The beginning of a text, at most so many UTF-16 units; no character of two is cut in half. */
export function cutText(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
}
