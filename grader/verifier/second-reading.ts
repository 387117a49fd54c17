import { isData, isNonce, isTimestamp, TIMESTAMP_DIGITS } from "./header-limits.ts";
import { headerOf } from "./header.ts";
import type { WireBlock } from "./wire.ts";

/** The part of a header's text that can be divided in more than one way. */
export interface Reading {
  readonly data: string;
  readonly timestamp: string;
  readonly nonce: string;
}

const MAX_MOVED_DIGITS = 20;

/**
 * Another way to divide a sealed header's text into `data`, `timestamp` and `nonce`, all within their
 * limits (contract 4.3): a block that has one is invalid.
 *
 * 1 to 20 digits are moved between the three, either way. `undefined` when there is none, or when the
 * block's own reading is outside the limits already.
 */
export function secondReading(block: WireBlock): Reading | undefined {
  const { data, timestamp, nonce } = headerOf(block);
  if (!isWithinLimits({ data, timestamp, nonce })) return undefined;
  const text = data + timestamp + nonce;
  for (let moved = 1; moved <= MAX_MOVED_DIGITS; moved += 1) {
    for (const start of [data.length - moved, data.length + moved]) {
      const reading = readingFrom(text, start);
      if (start >= 0 && isWithinLimits(reading)) return reading;
    }
  }
  return undefined;
}

function readingFrom(text: string, start: number): Reading {
  const end = start + TIMESTAMP_DIGITS;
  return { data: text.slice(0, start), timestamp: text.slice(start, end), nonce: text.slice(end) };
}

/** Being a time and a nonce also says that nothing but digits was moved. */
function isWithinLimits({ data, timestamp, nonce }: Reading): boolean {
  return isTimestamp(timestamp) && isNonce(nonce) && isData(data);
}
