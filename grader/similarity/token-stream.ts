import { File, Region, TokenizedFile } from "@dodona/dolos-core";
import type { SourceFile, SubmissionText } from "./source-text.ts";
import { isCode } from "./source-text.ts";
import { tokensOf } from "./tokens.ts";
import type { Token } from "./tokens.ts";

/** Tokens of a submission, at most: a hundred times what a lab has. */
const MAX_TOKENS = 500_000;

/** A token with its file. */
export interface PlacedToken extends Token {
  readonly file: SourceFile;
}

/** All code of a submission as one sequence, so that moving a function to another file hides nothing. */
export interface TokenStream {
  readonly name: string;
  readonly tokens: readonly PlacedToken[];
  /** The same for the library, which asks for a region of each token: its place in the sequence. */
  readonly indexed: TokenizedFile;
}

/**
 * The tokens of a submission, file after file. Between two files stands a token that no other submission
 * has, since what ends one file and begins the next is no passage.
 */
export function streamOf({ name, files }: SubmissionText): TokenStream {
  const tokens: PlacedToken[] = [];
  for (const file of [...files].sort((one, other) => (one.path < other.path ? -1 : 1))) {
    if (!isCode(file.path) || tokens.length > MAX_TOKENS) continue;
    for (const token of tokensOf(file)) tokens.push({ ...token, file });
    tokens.push({ kind: `end of ${file.path} of ${name}`, start: 0, end: 0, file });
  }
  const regions = tokens.map((_, at) => new Region(at, 0, at, 1));
  const kinds = tokens.map(({ kind }) => kind);
  return { name, tokens, indexed: new TokenizedFile(new File(name, ""), kinds, regions) };
}
