import ts from "typescript";
import type { SourceFile } from "./source-text.ts";

/** A token: what kind it is, and where it stands in its file's text, as offsets. */
export interface Token {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
}

/** TypeScript and JavaScript, which have a parser here. */
const TYPESCRIPT = /\.[cm]?[jt]sx?$/i;
/**
 * Comments, strings, numbers, words and signs of languages that look like C, Python or Ruby. What is
 * begun and never ended is looked for no further than people write, else a file of them takes hours.
 */
const ANY_TOKEN =
  /(\/\/[^\n]*|#[^\n]*|\/\*[^]{0,5000}?\*\/)|("""[^]{0,5000}?"""|'''[^]{0,5000}?'''|"(?:\\.|[^"\\\n]){0,500}"|'(?:\\.|[^'\\\n]){0,500}'|`(?:\\.|[^`\\]){0,2000}`)|(\d[\w.]*)|([\p{L}_$][\p{L}\p{N}_$]*)|(=>|->|::|:=|\+\+|--|&&|\|\||\*\*|<<|>>|[-+*/%=!<>&|^]=|[^\s\w])/gu;
/** Words that say what code does, in those languages; every other word is a name. */
const KEYWORDS = new Set(
  (
    "if elif else for while do loop switch match case default break continue return yield await async " +
    "def fn func fun function class struct enum interface trait impl type let var val const mut static " +
    "new del delete in is not and or try except catch finally raise throw throws with as from import " +
    "package use pub public private protected lambda pass self this super null nil None true false " +
    "True False go defer chan select range map"
  ).split(" "),
);

/** The tokens of a file. */
export interface FileTokens {
  readonly tokens: readonly Token[];
  /** Whether the parser could not read it, so that it was read by its words and signs only. */
  readonly isPlain: boolean;
}

/**
 * The tokens of a file without comments and blanks. Names, texts and numbers are each of one kind, so
 * that renaming changes nothing; keywords and signs are what they are.
 */
export function tokensOf({ path, text }: SourceFile): FileTokens {
  if (!TYPESCRIPT.test(path)) return { tokens: anyTokens(text), isPlain: false };
  try {
    return { tokens: typescriptTokens(path, text), isPlain: false };
  } catch (error) {
    // The parser goes down into what is nested, and its stack ends somewhere.
    if (!(error instanceof RangeError)) throw error;
    return { tokens: anyTokens(text), isPlain: true };
  }
}

/** @throws RangeError when it is nested too deeply for the parser. */
function typescriptTokens(path: string, text: string): Token[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, false);
  const tokens: Token[] = [];
  // A stack of its own: a sum of many thousand terms is a tree of that depth.
  const waiting: ts.Node[] = [source];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    // Imports say where something is, not how it is done.
    if (ts.isImportDeclaration(node) || ts.isJSDoc(node)) continue;
    const children = node.getChildren(source);
    for (const child of children.toReversed()) waiting.push(child);
    if (children.length > 0) continue;
    const start = node.getStart(source);
    if (node.end > start) tokens.push({ kind: kindOf(node.kind), start, end: node.end });
  }
  return tokens;
}

function kindOf(kind: ts.SyntaxKind): string {
  if (kind === ts.SyntaxKind.Identifier || kind === ts.SyntaxKind.PrivateIdentifier) return "name";
  if (kind === ts.SyntaxKind.NumericLiteral || kind === ts.SyntaxKind.BigIntLiteral)
    return "number";
  const isText =
    kind === ts.SyntaxKind.StringLiteral || kind === ts.SyntaxKind.NoSubstitutionTemplateLiteral;
  return isText ? "text" : String(kind);
}

function anyTokens(text: string): Token[] {
  return [...text.matchAll(ANY_TOKEN)].flatMap((match) => {
    const [all, comment, string, number, word, sign = ""] = match;
    if (comment !== undefined) return [];
    const kind =
      string !== undefined
        ? "text"
        : number !== undefined
          ? "number"
          : word === undefined
            ? sign
            : KEYWORDS.has(word)
              ? word
              : "name";
    return [{ kind, start: match.index, end: match.index + all.length }];
  });
}
