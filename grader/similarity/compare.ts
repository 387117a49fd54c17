/**
 * Which submissions are too alike. Fingerprints of the code are compared by winnowing (Schleimer,
 * Wilkerson and Aiken: Winnowing, SIGMOD 2003) as `@dodona/dolos-core` does it, the core of Dolos.
 */
import { FingerprintIndex, WinnowFilter } from "@dodona/dolos-core";
import type { Fragment, TokenizedFile } from "@dodona/dolos-core";
import type { Omission } from "./omission.ts";
import { placeFragment, withoutOverlaps } from "./passage.ts";
import type { Passage } from "./passage.ts";
import { repeatedTokens } from "./repeats.ts";
import type { SourceFile, SubmissionText } from "./source-text.ts";
import { indexed, streamOf } from "./token-stream.ts";
import type { TokenStream } from "./token-stream.ts";

/** Tokens of a fingerprint: two or three lines. What is shorter is an idiom that everybody writes. */
const FINGERPRINT_TOKENS = 24;
/** Of so many fingerprints in succession one is kept; a passage of 33 equal tokens is always found. */
const WINDOW = 10;
/** In a class of at least so many, what many have is not theirs: the handout or the slides say it. */
const CLASS_SIZE = 10;
/** What a larger part of the class than this has counts as common. */
const COMMON_PART = 0.3;

/** Two submissions, and what they have in common beyond the skeleton. */
export interface SimilarPair {
  readonly left: string;
  readonly right: string;
  /** Which part of each one's own code is in the other too, from 0 to 1. */
  readonly shareOfLeft: number;
  readonly shareOfRight: number;
  /** The larger of the two. */
  readonly share: number;
  /** Tokens of own code that both have, as the one that has fewer counts them. */
  readonly tokens: number;
  /** Tokens of the longest passage. */
  readonly longest: number;
  /** Where, the longest first; none overlaps with another. */
  readonly passages: readonly Passage[];
}

/** What came of a comparison. */
export interface Compared {
  /** Every pair that has something in common, the largest share first. */
  readonly pairs: readonly SimilarPair[];
  /** What was not compared as everything else. */
  readonly omissions: readonly Omission[];
}

/** A submission's code without the skeleton and repetitions: which of its tokens are its own. */
interface Own extends TokenStream {
  /** What the library compares. */
  readonly file: TokenizedFile;
  readonly isOwn: readonly boolean[];
  readonly ownTokens: number;
}

/**
 * Compares all submissions with each other. Names, comments, layout and the order of functions make no
 * difference. What stands in the skeleton does not count.
 */
export function compare(
  submissions: readonly SubmissionText[],
  skeleton: readonly SourceFile[],
): Compared {
  const given = streamOf({ name: "skeleton", files: skeleton });
  const known = new Set(fingerprintsOf(given).map(({ hash }) => hash));
  const streams = submissions.map((submission) => withOwn(streamOf(submission), known));
  const most =
    streams.length < CLASS_SIZE
      ? Number.MAX_SAFE_INTEGER
      : Math.max(2, Math.ceil(streams.length * COMMON_PART));
  const index = new FingerprintIndex(FINGERPRINT_TOKENS, WINDOW, false, most);
  index.addIgnoredHashes([...known]);
  index.addFiles(streams.map(({ file }) => file));
  const pairs: SimilarPair[] = [];
  for (const [at, left] of streams.entries()) {
    for (const right of streams.slice(at + 1)) {
      const found = index.getPair(left.file, right.file).buildFragments();
      const fragments = found.filter((fragment) => isEqual(left, right, fragment));
      if (fragments.length > 0) pairs.push(describe(left, right, fragments));
    }
  }
  pairs.sort((one, other) => other.share - one.share || other.tokens - one.tokens);
  return { pairs, omissions: streams.flatMap(({ omissions }) => omissions) };
}

/** Every fingerprint of a sequence, none left out. */
function fingerprintsOf({ tokens }: TokenStream) {
  const kinds = tokens.map(({ kind }) => kind);
  return [...new WinnowFilter(FINGERPRINT_TOKENS, 1).fingerprints(kinds)];
}

function withOwn(stream: TokenStream, known: ReadonlySet<number>): Own {
  const { name, tokens } = stream;
  const fingerprints = fingerprintsOf(stream);
  const isRepeated = repeatedTokens(tokens.length, fingerprints);
  const isOwn = tokens.map(({ end }, at) => end > 0 && isRepeated[at] !== true);
  for (const { hash, start, stop } of fingerprints) {
    if (known.has(hash)) isOwn.fill(false, start, stop + 1);
  }
  // Of a kind that is nowhere else, it is in no passage.
  const kinds = tokens.map(({ kind }, at) =>
    isRepeated[at] === true ? `repeated ${at} of ${name}` : kind,
  );
  const ownTokens = isOwn.filter(Boolean).length;
  return { ...stream, isOwn, ownTokens, file: indexed(name, kinds) };
}

function describe(left: Own, right: Own, fragments: readonly Fragment[]): SimilarPair {
  const inLeft = covered(
    left,
    fragments.map(({ leftSelection }) => leftSelection),
  );
  const inRight = covered(
    right,
    fragments.map(({ rightSelection }) => rightSelection),
  );
  const shareOfLeft = part(inLeft, left.ownTokens);
  const shareOfRight = part(inRight, right.ownTokens);
  const passages = withoutOverlaps(
    fragments.map((fragment) => placeFragment(left, right, fragment)),
  );
  return {
    left: left.name,
    right: right.name,
    shareOfLeft,
    shareOfRight,
    share: Math.max(shareOfLeft, shareOfRight),
    tokens: Math.min(inLeft, inRight),
    longest: Math.max(...passages.map(({ tokens }) => tokens)),
    passages,
  };
}

/** Whether a fragment begins with equal tokens: fingerprints have 25 bits, and some are equal by chance. */
function isEqual(left: Own, right: Own, { leftSelection, rightSelection }: Fragment): boolean {
  const kinds = ({ tokens }: Own, from: number): string[] =>
    tokens.slice(from, from + FINGERPRINT_TOKENS).map(({ kind }) => kind);
  const [one, other] = [kinds(left, leftSelection.startRow), kinds(right, rightSelection.startRow)];
  return one.every((kind, at) => kind === other[at]);
}

/** How many of a submission's own tokens are in some of these ranges. */
function covered(
  { isOwn }: Own,
  ranges: readonly { readonly startRow: number; readonly endRow: number }[],
): number {
  const within = new Set<number>();
  for (const { startRow, endRow } of ranges) {
    for (let at = startRow; at <= endRow; at += 1) if (isOwn[at] === true) within.add(at);
  }
  return within.size;
}

function part(some: number, all: number): number {
  return all === 0 ? 0 : some / all;
}
