import { TIMESTAMP_DIGITS, isData, isNonce, isTimestamp, timestampText } from "./header.ts";

/** The part of a header's text that could be divided in another way. */
export interface Readable {
  readonly data: string;
  readonly timestamp: string;
  readonly nonce: number;
}

/** Digits that may be moved from one value to the next. */
const MAX_MOVED = 20;
/** A nonce of as many digits as there can be, none of which ends a reading: they are free to move. */
const LONGEST_NONCE = 1_111_111_111_111_111;
/** Timestamps that are tried at most: tenths of a second, of one minute. */
const MAX_TRIED = 600;

/**
 * Whether a header's text, whose values stand there with nothing between, can be divided into `data`,
 * `timestamp` and `nonce` in another way that is within the limits, too. Then two blocks would have
 * one hash, so such a block is invalid (contract 4.3).
 */
export function hasSecondReading({ data, timestamp, nonce }: Readable): boolean {
  const text = data + timestamp + String(nonce);
  for (let moved = 1; moved <= MAX_MOVED; moved++) {
    if (isReading(text, data.length - moved) || isReading(text, data.length + moved)) return true;
  }
  return false;
}

function isReading(text: string, start: number): boolean {
  const end = start + TIMESTAMP_DIGITS;
  return (
    start >= 0 &&
    isTimestamp(text.slice(start, end)) &&
    isNonce(text.slice(end)) &&
    isData(text.slice(0, start))
  );
}

/**
 * A timestamp of now for a header with these data, chosen so that hardly any nonce gives the header a
 * second reading. Most times are free of them at once. On the first days of some months, and where
 * `data` end like the beginning of a date, nearly every nonce would give one; a time somewhat later has
 * none, best one that ends with zeros, since no nonce begins with them. Where data end like a date of
 * six digits or more, which the hash of one block's content in millions does, there may be none for as
 * long as this day lasts; then it is the time of now, and the next tip brings other data.
 *
 * @param now - seconds since 1970.
 */
export function freshTimestamp(data: string, now: number): string {
  const isFree = (timestamp: string): boolean =>
    [1, LONGEST_NONCE].every((nonce) => !hasSecondReading({ data, timestamp, nonce }));
  const first = timestampText(now);
  if (isFree(first)) return first;
  const begin = Math.ceil(now * 10);
  for (let tenths = begin; tenths < begin + MAX_TRIED; tenths++) {
    const second = timestampText(Math.floor(tenths / 10)).slice(0, -6);
    const timestamp = `${second}${tenths % 10}00000`;
    if (isFree(timestamp)) return timestamp;
  }
  return first;
}
