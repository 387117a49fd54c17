import { json } from "@codemirror/lang-json";
import { HighlightStyle, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView, drawSelection, highlightSpecialChars, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The page's own nonce: its content security policy lets no other style in. */
export function pageNonce(): string {
  return document.querySelector("script")?.nonce ?? "";
}

const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: "light-dark(#1a4f9c, #8ab8ff)" },
  { tag: tags.string, color: "light-dark(#12693a, #86d3a0)" },
  { tag: [tags.number, tags.bool, tags.null], color: "light-dark(#9a3a0d, #f2ab7c)" },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: "var(--soft)" },
]);

const theme = EditorView.theme({
  "&": { color: "var(--ink)", fontSize: "0.875rem" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6" },
  ".cm-content": { caretColor: "var(--accent)", padding: "0.5rem 0" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--soft)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 0.5rem 0 0.25rem", minWidth: "2rem" },
  ".cm-cursor": { borderLeftColor: "var(--accent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { backgroundColor: "var(--accent-soft)" },
  ".cm-tooltip": {
    backgroundColor: "var(--card)",
    border: "1px solid var(--line)",
    borderRadius: "0.375rem",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
  },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
});

/** What the page's two editors have in common: JSON with line numbers, in the page's colours. */
export function jsonView(): readonly Extension[] {
  return [
    EditorView.cspNonce.of(pageNonce()),
    lineNumbers(),
    highlightSpecialChars(),
    drawSelection(),
    bracketMatching(),
    EditorView.lineWrapping,
    json(),
    syntaxHighlighting(highlight),
    theme,
  ];
}
