import type { BlockFault, FaultCode } from "./fault.ts";
import { contentHash, headerHash } from "./hashes.ts";
import { announcedContentHash, headerOf, missingSealFields } from "./header.ts";
import { isData, isNonce, isTimestamp } from "./header-limits.ts";
import { secondReading } from "./second-reading.ts";
import type { WireBlock } from "./wire.ts";

/**
 * What is wrong with the seal of the block at a position of its chain (contract 4.3): its header's
 * limits, hash and work, and whether it covers the items.
 *
 * @param zeros - how many hex zeros the hash has to begin with, 1 or more
 */
export function sealFaults(block: WireBlock, position: number, zeros: number): BlockFault[] {
  const missing = missingSealFields(block);
  if (missing.length > 0) return [{ code: "header-missing", expected: missing.join(", ") }];
  return [
    ...limitFaults(block, position),
    ...hashFaults(block, zeros),
    ...readingFaults(block),
    ...coverFaults(block),
  ];
}

function limitFaults(block: WireBlock, position: number): BlockFault[] {
  const { index, timestamp, nonce, data } = headerOf(block);
  return [
    ...faultUnless(index === String(position), "bad-index", String(position), index),
    ...faultUnless(isTimestamp(timestamp), "bad-timestamp", "a UTC time of 20 digits", timestamp),
    ...faultUnless(isNonce(nonce), "bad-nonce", "0 to 9007199254740991", nonce),
    ...faultUnless(isData(data), "bad-data", "at most 256 characters of printable ASCII", data),
  ];
}

function hashFaults(block: WireBlock, zeros: number): BlockFault[] {
  const { hash } = headerOf(block);
  const recomputed = headerHash(block);
  const work = "0".repeat(zeros);
  return [
    ...faultUnless(hash === recomputed, "bad-hash", recomputed, hash),
    ...faultUnless(hash.startsWith(work), "no-work", `${work}…`, hash),
  ];
}

function readingFaults(block: WireBlock): BlockFault[] {
  const reading = secondReading(block);
  if (!reading) return [];
  const got = `data ${reading.data}, timestamp ${reading.timestamp}, nonce ${reading.nonce}`;
  return [{ code: "second-reading", expected: "one reading of the header's text", got }];
}

/** The header alone decides whether there are items, so none can be stripped or added. */
function coverFaults(block: WireBlock): BlockFault[] {
  const { data } = headerOf(block);
  const announced = announcedContentHash(data);
  const count = block.items?.length ?? 0;
  if (announced === undefined) {
    return faultUnless(count === 0, "items-not-covered", "no items", `${count} items`);
  }
  if (count === 0) return [{ code: "empty-block", expected: `items of hash ${announced}` }];
  const recomputed = contentHash(block);
  return faultUnless(recomputed === announced, "items-not-covered", announced, recomputed);
}

function faultUnless(ok: boolean, code: FaultCode, expected: string, got: string): BlockFault[] {
  return ok ? [] : [{ code, expected, got }];
}
