import { jsonLanguage } from "@codemirror/lang-json";
import type { SyntaxNode } from "@lezer/common";

/** A part of a text, from one position up to another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where the parts of a JSON text stand; it may be wrong or unfinished. */
export class RequestText {
  readonly text: string;
  readonly #top: SyntaxNode;

  constructor(text: string) {
    this.text = text;
    this.#top = jsonLanguage.parser.parse(text).topNode;
  }

  /** The whole text, without the blank space around it. */
  whole(): Span {
    const from = this.text.search(/\S/);
    return from < 0 ? { from: 0, to: 0 } : { from, to: this.text.trimEnd().length };
  }

  /** The first place that is no JSON; the text's end where the parser saw none. */
  firstError(): Span {
    const cursor = this.#top.cursor();
    let isFound = cursor.type.isError;
    while (!isFound && cursor.next()) isFound = cursor.type.isError;
    const { from, to } = isFound ? cursor : { from: this.text.length, to: this.text.length };
    // A place without width can't be marked: take the character before it.
    return from < to ? { from, to } : { from: Math.max(0, from - 1), to: Math.max(to, 1) };
  }

  /** Where the value at a path stands; where the path leads nowhere, the value it came to last. */
  at(path: readonly string[]): Span {
    let node = valueIn(this.#top);
    for (const key of path) {
      const next = node === null ? null : valueAt(node, key, this.text);
      if (next === null) break;
      node = next;
    }
    return node === null ? this.whole() : { from: node.from, to: node.to };
  }

  /** The path to a position: the keys and places of all values around it. */
  pathTo(position: number): readonly string[] {
    const path: string[] = [];
    let node: SyntaxNode | null = this.#top.resolveInner(position, -1);
    for (; node !== null; node = node.parent) {
      const { parent } = node;
      if (node.name === "Property") path.unshift(nameOf(node, this.text) ?? "");
      else if (parent?.name === "Array") path.unshift("0");
    }
    return path;
  }

  /** The name of the kind of what stands at a position, as the JSON grammar calls it. */
  kindAt(position: number): string {
    return this.#top.resolveInner(position, -1).name;
  }
}

/** The values in an object, an array or a property. */
function valuesIn(node: SyntaxNode): readonly SyntaxNode[] {
  const values: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (/^[A-Z]/.test(child.name) && child.name !== "PropertyName") values.push(child);
  }
  return values;
}

function valueIn(node: SyntaxNode): SyntaxNode | null {
  return valuesIn(node).at(-1) ?? null;
}

function valueAt(node: SyntaxNode, key: string, text: string): SyntaxNode | null {
  if (node.name === "Array") return valuesIn(node)[Number(key)] ?? null;
  // Of two equal names the last one counts, as for JSON.parse.
  const property = valuesIn(node).findLast((one) => nameOf(one, text) === key);
  return property === undefined ? null : valueIn(property);
}

function nameOf(property: SyntaxNode, text: string): string | null {
  const name = property.getChild("PropertyName");
  if (name === null) return null;
  try {
    return String(JSON.parse(text.slice(name.from, name.to)));
  } catch {
    return null;
  }
}
