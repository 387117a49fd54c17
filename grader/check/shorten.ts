/** How much of a text is shown in an explanation. */
const SHOWN = 600;

/** A text for explanations: one that is long is cut short, and its length is said. */
export function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}… (${text.length} characters)` : text;
}
