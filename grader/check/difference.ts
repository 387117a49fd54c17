/**
 * The first place in which a value differs from what was expected, marked in the texts of both. It is
 * found where both are still whole: a failure keeps of a long text only what lies around that place.
 */
import { transferKey } from "../verifier/index.ts";
import type { WireTransaction } from "../verifier/wire.ts";
import { tokenAt } from "./json-token.ts";
import type { Range } from "./json-token.ts";
import { peerSpelling } from "./peer-spelling.ts";

/** A text with one place in it: what stands before, the place itself, and what stands after. */
export interface MarkedText {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/**
 * Both texts as JSON, a side missing that has nothing to mark, such as a set that only lacks an item.
 * Of a pattern of one key the text is that of what it holds.
 */
export interface Difference {
  readonly expected?: MarkedText;
  readonly got?: MarkedText;
}

/** A text that is longer is not looked through: a reply may have megabytes. */
const LONGEST_COMPARED = 1_000_000;
/** How many characters are kept whole, and of a longer text before, in and after the place. */
const KEPT_WHOLE = 600;
const KEPT_AROUND = 160;

type Pattern = Readonly<Record<string, unknown>>;

/** The difference of a value from a pattern that it does not match; null for patterns without a text. */
export function differenceOf(pattern: unknown, value: unknown): Difference | null {
  if (value === undefined) return null;
  const { $same, $begins, $pool, $peers, of } = toPattern(pattern);
  if (Array.isArray($pool)) return differenceOfSets($pool, value, transactionName);
  if (Array.isArray($peers)) return differenceOfSets($peers, value, peerName, [peerName(of)]);
  if (typeof $begins === "string") {
    return typeof value === "string" ? differenceOfValues($begins, value) : null;
  }
  const wanted = $same ?? pattern;
  return hasPatterns(wanted) ? null : differenceOfValues(wanted, value);
}

function toPattern(pattern: unknown): Pattern {
  return typeof pattern === "object" && pattern !== null ? (pattern as Pattern) : {};
}

/** Whether something in it is a pattern and not a plain value. */
function hasPatterns(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key.startsWith("$") || hasPatterns(inner));
}

/** The first difference of two plain values; keys are compared in the order of the expected one. */
export function differenceOfValues(wanted: unknown, value: unknown): Difference | null {
  const expected = writeLike(wanted, wanted);
  const got = writeLike(value, wanted);
  if (expected.length + got.length > LONGEST_COMPARED) return null;
  let at = 0;
  while (at < expected.length && expected[at] === got[at]) at++;
  if (at === expected.length && at === got.length) return null;
  return {
    expected: markRange(expected, tokenAt(expected, at)),
    got: markRange(got, tokenAt(got, at)),
  };
}

/** A value as JSON with its keys in the order of another one, those that the other lacks behind. */
function writeLike(value: unknown, like: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const models = toPattern(like);
  if (Array.isArray(value)) {
    return `[${value.map((item, at) => writeLike(item, models[at])).join(", ")}]`;
  }
  const fields = value as Pattern;
  const known = Object.keys(models).filter((key) => Object.hasOwn(fields, key));
  const others = Object.keys(fields).filter((key) => !known.includes(key));
  const texts = [...known, ...others].map(
    (key) => `${JSON.stringify(key)}: ${writeLike(fields[key], models[key])}`,
  );
  return `{${texts.join(", ")}}`;
}

/**
 * The first item that a list lacks, and the first one that it has beyond what was expected.
 *
 * @param allowed - the names of items that it may have or not.
 */
function differenceOfSets(
  wanted: readonly unknown[],
  value: unknown,
  nameOf: (item: unknown) => string,
  allowed: readonly string[] = [],
): Difference | null {
  if (!Array.isArray(value)) return null;
  const items = value as unknown[];
  const names = items.map(nameOf);
  const wantedNames = wanted.map(nameOf);
  const missing = wantedNames.findIndex((name) => !names.includes(name));
  const extra = names.findIndex(
    (name, at) =>
      names.indexOf(name) < at || !(wantedNames.includes(name) || allowed.includes(name)),
  );
  if (missing === -1 && extra === -1) return null;
  return {
    ...(missing === -1 ? {} : { expected: markItem(wanted, missing) }),
    ...(extra === -1 ? {} : { got: markItem(items, extra) }),
  };
}

function transactionName(item: unknown): string {
  return typeof item === "object" && item !== null
    ? transferKey(item as WireTransaction)
    : JSON.stringify(item);
}

function peerName(url: unknown): string {
  return typeof url === "string" ? peerSpelling(url) : JSON.stringify(url);
}

function markItem(items: readonly unknown[], at: number): MarkedText {
  const texts = items.map((item) => writeLike(item, item));
  const from = `[${texts.slice(0, at).join(", ")}${at === 0 ? "" : ", "}`.length;
  const text = `[${texts.join(", ")}]`;
  return markRange(text, { from, to: from + (texts[at]?.length ?? 0) });
}

/** A text with a range marked; of a long one only what lies around it is kept. */
function markRange(text: string, { from, to }: Range): MarkedText {
  const [before, marked, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  if (text.length <= KEPT_WHOLE) return { before, marked, after };
  const isLong = marked.length > KEPT_AROUND;
  return {
    before: before.length > KEPT_AROUND ? `…${before.slice(-KEPT_AROUND)}` : before,
    marked: isLong ? `${marked.slice(0, KEPT_AROUND)}…` : marked,
    after: after.length > KEPT_AROUND ? `${after.slice(0, KEPT_AROUND)}…` : after,
  };
}
