/**
 * The anchor of a heading as GitHub makes it, so that one link works there and on the site: lower
 * case, a hyphen for each space, and nothing else but letters, digits, hyphens and underlines.
 *
 * @param heading - the heading's text without its marks.
 * @example headingAnchor("2. Messages") // "2-messages"
 */
export function headingAnchor(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}
