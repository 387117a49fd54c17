import { File, Region, TokenizedFile } from "@dodona/dolos-core";
import type { Omission } from "./omission.ts";
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
  /** What of it was not read as everything else. */
  readonly omissions: readonly Omission[];
}

/**
 * The tokens of a submission, file after file. Between two files stands a token that no other submission
 * has, since what ends one file and begins the next is no passage.
 */
export function streamOf(submission: SubmissionText): TokenStream {
  const { name } = submission;
  const omissions: Omission[] = [];
  const read = readFiles(submission, omissions);
  const tokens = [...read]
    .sort(([one], [other]) => (one.path < other.path ? -1 : 1))
    .flatMap(([file, own]): PlacedToken[] => [
      ...own.map((token) => ({ ...token, file })),
      { kind: `end of ${file.path} of ${name}`, start: 0, end: 0, file },
    ]);
  return { name, tokens, omissions };
}

/** The same for the library, which asks for a region of each token: its place in the sequence. */
export function indexed(name: string, kinds: readonly string[]): TokenizedFile {
  const regions = kinds.map((_, at) => new Region(at, 0, at, 1));
  return new TokenizedFile(new File(name, ""), [...kinds], regions);
}

/** The tokens of the files, the shortest first, so that what is too much is a long one and not the rest. */
function readFiles(
  { name, files }: SubmissionText,
  omissions: Omission[],
): ReadonlyMap<SourceFile, readonly Token[]> {
  const read = new Map<SourceFile, readonly Token[]>();
  let count = 0;
  const code = files.filter(({ path }) => isCode(path));
  for (const file of code.sort((one, other) => one.text.length - other.text.length)) {
    const { path } = file;
    const { tokens, isPlain } = count > MAX_TOKENS ? NOTHING : tokensOf(file);
    count += tokens.length;
    if (count > MAX_TOKENS) omissions.push({ name, path, code: "many-tokens" });
    else read.set(file, tokens);
    if (isPlain) omissions.push({ name, path, code: "plain" });
  }
  return read;
}

const NOTHING = { tokens: [], isPlain: false };
