/** Characters shown of a difference, before it and from it on. */
const BEFORE = 12;
const AFTER = 48;

/** Where two texts part, as people read it: a few characters before, and what follows in each. */
export function excerptOfChange(
  is: string,
  should: string,
): { readonly is: string; readonly should: string } {
  const [given, wanted] = [Array.from(is), Array.from(should)];
  let at = 0;
  while (at < given.length && at < wanted.length && given[at] === wanted[at]) at += 1;
  const around = (text: readonly string[]): string => {
    const begin = Math.max(0, at - BEFORE);
    const end = at + AFTER;
    const shown = text.slice(begin, end).join("").replaceAll(/\s+/g, " ").trim();
    return `${begin > 0 ? "…" : ""}${shown}${end < text.length ? "…" : ""}`;
  };
  return { is: around(given), should: around(wanted) };
}
