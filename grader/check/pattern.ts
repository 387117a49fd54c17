/**
 * Patterns: what a value has to be like. Plain values must be equal; of an object only the keys that
 * the pattern names are looked at; a list must have the same items in the same order. Besides:
 *
 * - `{"$pool": [tx, …]}`: the same transactions as a set, by their four fields (contract 4.2);
 * - `{"$peers": [url, …], "of": url}`: the same URLs as a set, the node's own aside unless it is named;
 * - `{"$holds": [pattern, …]}`: a list with an item like each of these, in any order; a peer's URL may be
 *   in any of its spellings;
 * - `{"$length": n}`; `{"$least": n}`: a list of that length, or at least that length;
 * - `{"$longer": list}`: a list that is longer than that one;
 * - `{"$same": value}`: equal in every key;
 * - `{"$text": "^regular expression$"}`; `{"$kind": "number"}`: by form or by JSON type;
 * - `{"$above": n, "$below": n}`: a number greater than the one, and less than the other if there is one;
 * - `{"$clock": 1800}`: a header's time, at most so many seconds before or after now;
 * - `{"$validChain": true}`: blocks that are a valid chain; with a number, mined with so many zeros;
 * - `{"$isBlock": block}`: that mined block, whether its values are numbers or texts;
 * - `{"$isChain": [block, …], "more": true}`: those mined blocks, and perhaps more on top of them;
 * - `{"$begins": "text"}`: text that begins so; `{"$every": pattern}`: a list of such items;
 * - `{"$either": [pattern, …]}`; `{"$all": [pattern, …]}`.
 */
import { isDeepStrictEqual } from "node:util";
import { entryFor } from "../fixture/entry-for.ts";
import { chainFaults, isSameBlock, isSameSet, timestampText } from "../verifier/index.ts";
import type { WireBlock, WireTransaction } from "../verifier/wire.ts";
import { differenceOf, differenceOfValues } from "./difference.ts";
import type { Difference } from "./difference.ts";
import { peerSpelling } from "./peer-spelling.ts";

/** Where and how a value is not as the pattern says; the texts are JSON. */
export interface Mismatch {
  /** A JSON pointer into the value. */
  readonly at: string;
  /** The part of the pattern that does not hold. */
  readonly expected: string;
  readonly got: string;
  /** The first place in which the two differ, where that can be said. */
  readonly difference?: Difference;
}

/** How many digits of a block's hash are shown. */
const SHOWN_DIGITS = 10;

type Pattern = Readonly<Record<string, unknown>>;
/** Whether a value is as a pattern of one kind says. */
type Match = (pattern: Pattern, value: unknown) => boolean;

const PATTERNS: Readonly<Record<string, Match>> = {
  $pool({ $pool }, value) {
    if (!Array.isArray(value)) return false;
    const wanted = $pool as WireTransaction[];
    return isSameSet(wanted, value as WireTransaction[]) && value.length === wanted.length;
  },
  $peers({ $peers, of }, value) {
    if (!Array.isArray(value)) return false;
    const wanted = ($peers as string[]).map(peerSpelling).sort();
    const own = peerSpelling(of as string);
    const got = (value as unknown[]).map((url) => peerSpelling(String(url)));
    const counted = got.filter((url) => url !== own || wanted.includes(own)).sort();
    return isDeepStrictEqual(counted, wanted) && got.length === new Set(got).size;
  },
  $holds: ({ $holds }, value) =>
    Array.isArray(value) &&
    ($holds as unknown[]).every((pattern) => value.some((item) => isLikeItem(pattern, item))),
  $length: ({ $length }, value) => Array.isArray(value) && value.length === $length,
  $least: ({ $least }, value) => Array.isArray(value) && value.length >= ($least as number),
  $longer: ({ $longer }, value) =>
    Array.isArray(value) && value.length > ($longer as unknown[]).length,
  $same: ({ $same }, value) => isDeepStrictEqual($same, value),
  $text: ({ $text }, value) => typeof value === "string" && new RegExp($text as string).test(value),
  $above: ({ $above, $below = Infinity }, value) =>
    typeof value === "number" && value > ($above as number) && value < ($below as number),
  $clock: ({ $clock }, value) => typeof value === "string" && isNear(value, $clock as number),
  $kind: ({ $kind }, value) => typeof value === $kind,
  $either: ({ $either }, value) =>
    ($either as unknown[]).some((pattern) => match(pattern, value) === null),
  $begins: ({ $begins }, value) => typeof value === "string" && value.startsWith($begins as string),
  $isBlock: ({ $isBlock }, value) => isBlock($isBlock as WireBlock, value),
};

/** Compares a value with a pattern; null when it is as the pattern says. */
export function match(pattern: unknown, value: unknown, at = ""): Mismatch | null {
  if (Array.isArray(pattern)) return matchList(pattern, value, at);
  if (typeof pattern !== "object" || pattern === null) {
    return Object.is(pattern, value) ? null : mismatch(at, pattern, value);
  }
  const { $validChain, $isChain, $all, $every } = pattern as Pattern;
  if ($validChain !== undefined) return brokenChain(value, at, $validChain);
  if ($isChain !== undefined) return otherChain(pattern as Pattern, value, at);
  if ($all !== undefined)
    return firstMismatch($all as unknown[], (inner) => match(inner, value, at));
  if ($every !== undefined) return matchEvery($every, value, at);
  const holds = entryFor(PATTERNS, pattern);
  if (holds !== undefined) {
    return holds(pattern as Pattern, value) ? null : mismatch(at, pattern, value);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return mismatch(at, pattern, value);
  }
  for (const [key, inner] of Object.entries(pattern)) {
    const fault = match(inner, (value as Pattern)[key], `${at}/${key}`);
    if (fault !== null) return fault;
  }
  return null;
}

/** Whether an item of a list is like a pattern; texts that differ are one when they are a peer's URL. */
function isLikeItem(pattern: unknown, item: unknown): boolean {
  if (typeof pattern !== "string" || typeof item !== "string") return match(pattern, item) === null;
  return peerSpelling(pattern) === peerSpelling(item);
}

function matchEvery(pattern: unknown, value: unknown, at: string): Mismatch | null {
  if (!Array.isArray(value)) return mismatch(at, { $every: pattern }, value);
  return firstMismatch([...value.entries()], ([place, item]) =>
    match(pattern, item, `${at}/${place}`),
  );
}

function firstMismatch<Item>(
  items: readonly Item[],
  matchItem: (item: Item) => Mismatch | null,
): Mismatch | null {
  for (const item of items) {
    const fault = matchItem(item);
    if (fault !== null) return fault;
  }
  return null;
}

function matchList(pattern: readonly unknown[], value: unknown, at: string): Mismatch | null {
  if (!Array.isArray(value) || value.length !== pattern.length) {
    return mismatch(at, pattern, value);
  }
  for (const [place, inner] of pattern.entries()) {
    const fault = match(inner, value[place], `${at}/${place}`);
    if (fault !== null) return fault;
  }
  return null;
}

function mismatch(
  at: string,
  expected: unknown,
  got: unknown,
  difference = differenceOf(expected, got),
): Mismatch {
  const texts = { at, expected: show(expected), got: show(got) };
  return difference === null ? texts : { ...texts, difference };
}

/**
 * Where a chain is broken, and what should be there; null when it is valid.
 *
 * @param difficulty - the zeros of mined blocks; `true` stands for the unsealed form.
 */
function brokenChain(value: unknown, at: string, difficulty: unknown): Mismatch | null {
  if (!Array.isArray(value)) return mismatch(at, { $validChain: {} }, value);
  const misplaced = value.findIndex((block) => typeof block !== "object" || block === null);
  if (misplaced !== -1)
    return mismatch(`${at}/${misplaced}`, { $validChain: {} }, value[misplaced]);
  const blocks = value as WireBlock[];
  const [fault] = chainFaults(blocks, { zeros: typeof difficulty === "number" ? difficulty : 0 });
  if (fault === undefined) return null;
  const item = fault.item === undefined ? "" : `/items/${fault.item}`;
  const got = fault.got ?? blocks[fault.block];
  return mismatch(`${at}/${fault.block}${item}`, { $validChain: fault }, got);
}

/**
 * How a chain is another one than that of a pattern; null when it is that one. Its blocks are named
 * shortly, but for one that is another block in spite of its hash.
 */
function otherChain(pattern: Pattern, value: unknown, at: string): Mismatch | null {
  if (!Array.isArray(value)) return mismatch(at, pattern, value);
  const blocks = pattern["$isChain"] as WireBlock[];
  const other = blocks.findIndex((block, place) => !isBlock(block, value[place]));
  const isOfLength =
    pattern["more"] === true ? value.length >= blocks.length : value.length === blocks.length;
  if (other === -1 && isOfLength) return null;
  const held = value as WireBlock[];
  if (other !== -1 && blocks[other]?.hash === held[other]?.hash) {
    return mismatch(`${at}/${other}`, { $isBlock: blocks[other] }, held[other]);
  }
  const names = held.map(blockName);
  return mismatch(at, pattern, names, differenceOfValues(blocks.map(blockName), names));
}

/** Whether a header's time is at most so many seconds from now. Such times are ordered as texts are. */
function isNear(timestamp: string, seconds: number): boolean {
  const fromNow = (away: number): string => timestampText(Date.now() + away * 1000);
  return timestamp >= fromNow(-seconds) && timestamp <= fromNow(seconds);
}

/** Whether a value is that mined block. */
function isBlock(block: WireBlock, value: unknown): boolean {
  return typeof value === "object" && value !== null && isSameBlock(block, value as WireBlock);
}

/** A block as it is shown in lists: its position and the beginning of its hash. */
export function blockName(block: unknown): string {
  if (typeof block !== "object" || block === null) return show(block);
  const { index, hash } = block as Pattern;
  return `${show(index)}: ${typeof hash === "string" ? hash.slice(0, SHOWN_DIGITS) : show(hash)}…`;
}

/** A value as JSON text; `undefined`, which JSON has not, as `nothing`. */
export function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
