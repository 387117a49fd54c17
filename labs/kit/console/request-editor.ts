import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { indentUnit } from "@codemirror/language";
import { forceLinting, lintGutter, linter } from "@codemirror/lint";
import type { Diagnostic } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { MAX_FRAME_BYTES } from "../contract/limits.ts";
import { complete } from "./completions.ts";
import { jsonView } from "./json-view.ts";
import { findFaults } from "./request-faults.ts";
import type { RequestFault } from "./request-faults.ts";
import type { FaultMessage } from "./schema-fault.ts";

/** After so much quiet the text is checked. */
const CHECK_DELAY_MS = 150;
/** A longer text is sent as it is, without a check. */
const MAX_CHECKED = 256 * 1024;

/** A fault and the line it stands in, from 1. */
export interface PlacedFault extends RequestFault {
  readonly line: number;
}

/** What the editor needs of the page. */
export interface EditorHost {
  /** Ctrl+Enter or Cmd+Enter was pressed. */
  onSend(): void;
  /** The text was checked. */
  onFaults(faults: readonly PlacedFault[]): void;
  /** A fault in the reader's language. */
  tell(message: FaultMessage): string;
}

/** The editor of requests. It marks what is wrong with the text, and forbids nothing. */
export class RequestEditor {
  readonly #view: EditorView;
  readonly #name = new Compartment();

  constructor(parent: HTMLElement, host: EditorHost) {
    this.#view = new EditorView({
      parent,
      extensions: [
        keymap.of([
          {
            key: "Mod-Enter",
            run: () => {
              host.onSend();
              return true;
            },
          },
          { key: "Ctrl-Enter", run: () => (host.onSend(), true) },
        ]),
        // Tab moves on to the next field, as everywhere on the page: nobody is caught in here.
        keymap.of([...closeBracketsKeymap, ...completionKeymap]),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        history(),
        closeBrackets(),
        autocompletion({ override: [complete] }),
        EditorState.tabSize.of(2),
        indentUnit.of("  "),
        EditorState.changeFilter.of(({ newDoc }) => newDoc.length <= MAX_FRAME_BYTES),
        lintGutter(),
        linter((view) => this.#check(view, host), { delay: CHECK_DELAY_MS }),
        this.#name.of([]),
        ...jsonView(),
      ],
    });
  }

  /** The text as it stands. */
  get text(): string {
    return this.#view.state.doc.toString();
  }

  /** Puts a text into the editor; undo brings the one before back. */
  set text(text: string) {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
    forceLinting(this.#view);
  }

  /** Puts the cursor at a position, or just into the editor. */
  focus(position?: number): void {
    if (position !== undefined) {
      this.#view.dispatch({ selection: { anchor: position }, scrollIntoView: true });
    }
    this.#view.focus();
  }

  /** Names the editor for those who do not see it, and tells its faults in the new language. */
  rename(name: string): void {
    const attributes = EditorView.contentAttributes.of({ "aria-label": name });
    this.#view.dispatch({ effects: this.#name.reconfigure(attributes) });
    // A change of nothing makes the linter look again.
    this.#view.dispatch({ changes: { from: 0, insert: "" } });
    forceLinting(this.#view);
  }

  #check({ state }: EditorView, host: EditorHost): readonly Diagnostic[] {
    const { doc } = state;
    const faults = doc.length > MAX_CHECKED ? [] : findFaults(doc.toString());
    host.onFaults(faults.map((fault) => ({ ...fault, line: doc.lineAt(fault.from).number })));
    return faults.map(({ from, to, message }) => {
      const end = Math.min(to, doc.length);
      return {
        from: Math.min(from, end),
        to: end,
        severity: "warning",
        message: host.tell(message),
      };
    });
  }
}
