import type { Fragment } from "@dodona/dolos-core";
import type { TokenStream } from "./token-stream.ts";

/** A part of a file, as offsets into its text. */
export interface Span {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A passage that two submissions have in common: where it stands in each, and how long it is. */
export interface Passage {
  readonly left: Span;
  readonly right: Span;
  readonly tokens: number;
}

/** Where a fragment of the library stands in the files of both submissions. */
export function placeFragment(left: TokenStream, right: TokenStream, fragment: Fragment): Passage {
  const { leftSelection, rightSelection } = fragment;
  return {
    left: spanOf(left, leftSelection),
    right: spanOf(right, rightSelection),
    tokens: leftSelection.endRow - leftSelection.startRow + 1,
  };
}

/** Rows of a region are places in the sequence of tokens, see `streamOf`. */
function spanOf(
  { tokens }: TokenStream,
  { startRow, endRow }: { readonly startRow: number; readonly endRow: number },
): Span {
  const first = tokens[startRow];
  const last = tokens[endRow];
  if (first === undefined || last === undefined)
    throw new Error("a fragment outside of its tokens");
  return { path: first.file.path, start: first.start, end: last.end };
}

/** The longest passages of which no two have something in common on the same side; the longest first. */
export function withoutOverlaps(passages: readonly Passage[]): Passage[] {
  const kept: Passage[] = [];
  for (const passage of [...passages].sort((one, other) => other.tokens - one.tokens)) {
    const isFree = kept.every(
      ({ left, right }) => !overlaps(left, passage.left) && !overlaps(right, passage.right),
    );
    if (isFree) kept.push(passage);
  }
  return kept;
}

function overlaps(one: Span, other: Span): boolean {
  return one.path === other.path && one.start < other.end && other.start < one.end;
}
