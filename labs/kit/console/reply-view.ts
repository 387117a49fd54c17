import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { jsonView } from "./json-view.ts";

/** Characters of a reply that are shown; a chain can be many megabytes long. */
export const MAX_SHOWN = 200_000;

/** The reply that is shown, as JSON with line breaks. Only the lines in sight are in the page. */
export class ReplyView {
  readonly #parent: HTMLElement;
  #view: EditorView | null = null;
  #name = "";

  constructor(parent: HTMLElement) {
    this.#parent = parent;
  }

  /**
   * Shows a text.
   *
   * @returns how many characters it has when it is laid out, which may be more than are shown.
   */
  show(text: string): number {
    const whole = layOut(text);
    this.#view?.destroy();
    this.#view = new EditorView({
      parent: this.#parent,
      doc: whole.slice(0, MAX_SHOWN),
      extensions: [
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of(() => ({ "aria-label": this.#name })),
        ...jsonView(),
      ],
    });
    return whole.length;
  }

  /** Names it for those who do not see it. */
  rename(name: string): void {
    this.#name = name;
  }
}

/** A text with JSON's line breaks; as it is when it is no JSON. */
function layOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
