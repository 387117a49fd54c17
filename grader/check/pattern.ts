/**
 * Patterns: what a value has to be like. Plain values must be equal; of an object only the keys that
 * the pattern names are looked at; a list must have the same items in the same order. Besides:
 *
 * - `{"$pool": [tx, …]}`: the same transactions as a set, by their four fields (contract 4.2);
 * - `{"$peers": [url, …], "of": url}`: the same URLs as a set, the node's own aside unless it is named;
 * - `{"$holds": [pattern, …]}`: a list with an item like each of these, in any order;
 * - `{"$length": n}`; `{"$least": n}`: a list of that length, or at least that length;
 * - `{"$same": value}`: equal in every key;
 * - `{"$text": "^regular expression$"}`; `{"$kind": "number"}`: by form or by JSON type;
 * - `{"$validChain": true}`: blocks that are a valid chain;
 * - `{"$either": [pattern, …]}`.
 */
import { isDeepStrictEqual } from "node:util";
import { chainFaults, poolDifference } from "../verifier/index.ts";
import type { WireBlock, WireTransaction } from "../verifier/wire.ts";

/** Where and how a value is not as the pattern says; the texts are JSON or short English. */
export interface Mismatch {
  /** A JSON pointer into the value. */
  readonly at: string;
  readonly expected: string;
  readonly got: string;
}

type Pattern = Readonly<Record<string, unknown>>;
type Match = (pattern: Pattern, value: unknown, at: string) => Mismatch | null;

const PATTERNS: Readonly<Record<string, Match>> = {
  $pool({ $pool }, value, at) {
    if (!Array.isArray(value)) return mismatch(at, "a list of transactions", value);
    const { missing, extra } = poolDifference(
      $pool as WireTransaction[],
      value as WireTransaction[],
    );
    if (
      missing.length === 0 &&
      extra.length === 0 &&
      value.length === ($pool as unknown[]).length
    ) {
      return null;
    }
    return mismatch(at, `as a set: ${showTransactions($pool as WireTransaction[])}`, value);
  },
  $peers({ $peers, of }, value, at) {
    if (!Array.isArray(value)) return mismatch(at, "a list of URLs", value);
    const wanted = ($peers as string[]).map(spelling).sort();
    const own = spelling(of as string);
    const got = (value as unknown[]).map((url) => spelling(String(url)));
    const counted = got.filter((url) => url !== own || wanted.includes(own)).sort();
    return isDeepStrictEqual(counted, wanted) && got.length === new Set(got).size
      ? null
      : mismatch(at, `as a set, each once: ${JSON.stringify($peers)}`, value);
  },
  $holds({ $holds }, value, at) {
    if (!Array.isArray(value)) return mismatch(at, "a list", value);
    const missing = ($holds as unknown[]).find(
      (pattern) => !value.some((item) => match(pattern, item, at) === null),
    );
    return missing === undefined ? null : mismatch(at, `an item like ${show(missing)}`, value);
  },
  $length: ({ $length }, value, at) =>
    Array.isArray(value) && value.length === $length
      ? null
      : mismatch(at, `a list of ${String($length)}`, value),
  $least: ({ $least }, value, at) =>
    Array.isArray(value) && value.length >= ($least as number)
      ? null
      : mismatch(at, `a list of at least ${String($least)}`, value),
  $same: ({ $same }, value, at) =>
    isDeepStrictEqual($same, value) ? null : mismatch(at, show($same), value),
  $text: ({ $text }, value, at) =>
    typeof value === "string" && new RegExp($text as string).test(value)
      ? null
      : mismatch(at, `text like ${String($text)}`, value),
  $kind: ({ $kind }, value, at) =>
    typeof value === $kind ? null : mismatch(at, `a ${String($kind)}`, value),
  $validChain(_pattern, value, at) {
    if (!Array.isArray(value)) return mismatch(at, "a list of blocks", value);
    const [fault] = chainFaults(value as WireBlock[], { zeros: 0 });
    if (fault === undefined) return null;
    const place = `block ${fault.block}${fault.item === undefined ? "" : `, item ${fault.item}`}`;
    const expected = `a valid chain (${fault.code}: ${place}, ${fault.expected ?? ""})`;
    return mismatch(`${at}/${fault.block}`, expected, fault.got ?? value[fault.block]);
  },
  $either({ $either }, value, at) {
    const tried = ($either as unknown[]).map((pattern) => match(pattern, value, at));
    return tried.includes(null) ? null : (tried[0] ?? null);
  },
};

/** Compares a value with a pattern; null when it is as the pattern says. */
export function match(pattern: unknown, value: unknown, at = ""): Mismatch | null {
  if (Array.isArray(pattern)) return matchList(pattern, value, at);
  if (typeof pattern !== "object" || pattern === null) {
    return Object.is(pattern, value) ? null : mismatch(at, show(pattern), value);
  }
  const compare = Object.keys(pattern)
    .map((key) => PATTERNS[key])
    .find(Boolean);
  if (compare !== undefined) return compare(pattern as Pattern, value, at);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return mismatch(at, show(pattern), value);
  }
  for (const [key, inner] of Object.entries(pattern)) {
    const fault = match(inner, (value as Pattern)[key], `${at}/${key}`);
    if (fault !== null) return fault;
  }
  return null;
}

function matchList(pattern: readonly unknown[], value: unknown, at: string): Mismatch | null {
  if (!Array.isArray(value) || value.length !== pattern.length) {
    return mismatch(at, show(pattern), value);
  }
  for (const [place, inner] of pattern.entries()) {
    const fault = match(inner, value[place], `${at}/${place}`);
    if (fault !== null) return fault;
  }
  return null;
}

function mismatch(at: string, expected: string, got: unknown): Mismatch {
  return { at, expected, got: show(got) };
}

/** A value as JSON text; `undefined`, which JSON has not, as `nothing`. */
export function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

function showTransactions(transactions: readonly WireTransaction[]): string {
  return show(transactions.map(({ id, amount }) => ({ id, amount })));
}

/** The one spelling of a URL for comparisons: every name of this machine is one (contract 5). */
function spelling(url: string): string {
  return url.toLowerCase().replace(/\/\/(127\.0\.0\.1|\[::1\])(?=[:/]|$)/, "//localhost");
}
