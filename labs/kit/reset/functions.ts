import ts from "typescript";

/** Where a function stands in a text, from its signature (without its comment) to its end. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The functions of a module by their names: `hash`, and `Ledger.merge` for a method. A name that is
 * there twice stands for the first one with a body.
 */
export function functionsOf(text: string): Map<string, Span> {
  const source = ts.createSourceFile("module.ts", text, ts.ScriptTarget.ESNext, true);
  const found = new Map<string, Span>();
  const visit = (node: ts.Node, scope: string): void => {
    const name = nameOf(node);
    const path = name === null ? scope : scope === "" ? name : `${scope}.${name}`;
    if (name !== null && hasBody(node) && !found.has(path)) {
      found.set(path, { start: node.getStart(source), end: node.getEnd() });
    }
    ts.forEachChild(node, (child) => {
      visit(child, path);
    });
  };
  visit(source, "");
  return found;
}

/** The name of the innermost function that a place of a text is in; null when it is in none. */
export function functionAt(text: string, position: number): string | null {
  const around = [...functionsOf(text)]
    .filter(([, { start, end }]) => start <= position && position < end)
    .sort(([, one], [, other]) => other.start - one.start);
  return around[0]?.[0] ?? null;
}

/** The name of a function, a method or a class; null for what else there is. */
function nameOf(node: ts.Node): string | null {
  if (ts.isConstructorDeclaration(node)) return "constructor";
  const isNamed =
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isAccessor(node);
  return isNamed && node.name !== undefined ? node.name.getText() : null;
}

function hasBody(node: ts.Node): boolean {
  return ts.isFunctionLike(node) && "body" in node && node.body !== undefined;
}
