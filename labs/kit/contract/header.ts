import { DATA, HEADER_NUMBER, TIMESTAMP } from "./block.ts";
import type { Block, Header, SealedBlock, WireBlock } from "./block.ts";
import { ProtocolError } from "./protocol-error.ts";

/** Digits of a header's timestamp: date, time and six digits of a second. */
export const TIMESTAMP_DIGITS = 20;

const TIMESTAMP_TEXT = new RegExp(TIMESTAMP);
const NUMBER_TEXT = new RegExp(HEADER_NUMBER);
const DATA_TEXT = new RegExp(DATA);

const FIRST_YEAR = 2009;
/** How far ahead of the clock a block may be when it arrives, in seconds (contract 4.3). */
const MAX_AHEAD = 2 * 60 * 60;

/** Whether a text is a header's timestamp: 20 digits, a real time of the calendar from 2009 on. */
export function isTimestamp(text: string): boolean {
  return TIMESTAMP_TEXT.test(text) && Number(text.slice(0, 4)) >= FIRST_YEAR && isRealTime(text);
}

/** A text that `Date` does not carry over to another day or month: 31 February is no real time. */
function isRealTime(text: string): boolean {
  return timestampText(timestampSeconds(text)).slice(0, 14) === text.slice(0, 14);
}

/** Whether a text is a nonce: 0 to 2^53−1 in decimal, without leading zeros. */
export function isNonce(text: string): boolean {
  return NUMBER_TEXT.test(text) && Number.isSafeInteger(Number(text));
}

/** Whether a text may be a header's data: printable ASCII, at most 256 characters. */
export function isData(text: string): boolean {
  return DATA_TEXT.test(text);
}

/** A time as a header has it: UTC, 20 digits. @param seconds - since 1970; the last digit is 1 µs. */
export function timestampText(seconds: number): string {
  const date = new Date(Math.floor(seconds) * 1000);
  const whole = date.toISOString().replace(/\D/g, "").slice(0, 14);
  const micros = Math.floor((seconds - Math.floor(seconds)) * 1e6);
  return whole + String(micros).padStart(6, "0");
}

/** The time that a header's timestamp means, in whole seconds since 1970. */
function timestampSeconds(text: string): number {
  const part = (from: number, to: number): number => Number(text.slice(from, to));
  const date = [part(0, 4), part(4, 6) - 1, part(6, 8)] as const;
  return Date.UTC(...date, part(8, 10), part(10, 12), part(12, 14)) / 1000;
}

/** Whether a block is more than two hours ahead of the clock, which only its arrival is refused for. */
export function isAhead(block: Header, now: number): boolean {
  return timestampSeconds(block.timestamp) > now + MAX_AHEAD;
}

/** What the data of a node's blocks begin with (MT). @param port - the node's own. */
export function minedLabel(port: number): string {
  return `Mined by node on port ${port}`;
}

/**
 * The content hash that a header's data announces: 40 hex digits behind a space, at its end. With any
 * other data the block carries no items (contract 4.3), and this is undefined.
 */
export function announcedContent(data: string): string | undefined {
  return / ([0-9a-f]{40})$/.exec(data)?.[1];
}

/**
 * A block that arrived as one of the unsealed form; keys of a header are unknown there and dropped, and
 * `""` in a first block means null.
 *
 * @throws ProtocolError with status 400 when it has no items, or its link is no SHA-1.
 */
export function readUnsealed({ items, prev_hash }: WireBlock): Block {
  if (items === undefined) throw malformed("items are missing");
  if (prev_hash === null || prev_hash === "") return { items, prev_hash: null };
  if (prev_hash.length !== 40) throw malformed("prev_hash is no SHA-1");
  return { items, prev_hash };
}

/**
 * A block that arrived as one of the sealed form: numbers may be texts, items may be left out, and a
 * first block's `prev_hash` may be null, all as `jbc` does.
 *
 * @throws ProtocolError with status 400 when it has no header, or one outside of its limits.
 */
export function readSealed(block: WireBlock): SealedBlock {
  const { timestamp, data, hash, items = [] } = block;
  const [index, nonce] = [Number(block.index), Number(block.nonce)];
  const prev_hash = block.prev_hash ?? "";
  if (timestamp === undefined || data === undefined || hash === undefined) {
    throw malformed("it is not sealed: index, timestamp, data, nonce and hash are needed");
  }
  if (!isTimestamp(timestamp)) throw malformed("timestamp is no time of the calendar from 2009 on");
  if (!Number.isSafeInteger(index)) throw malformed("index is no whole number below 2^53");
  if (!Number.isSafeInteger(nonce)) throw malformed("nonce is no whole number below 2^53");
  if (prev_hash !== "" && prev_hash.length !== 64) throw malformed("prev_hash is no SHA-256");
  return { index, timestamp, prev_hash, data, nonce, hash, items };
}

function malformed(reason: string): ProtocolError {
  return new ProtocolError(400, `Malformed block: ${reason}`);
}
