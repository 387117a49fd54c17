// Second implementation, part 6: mined blocks. Written from the contract alone. As jbc does, every
// value of a header is kept and sent as text, and no block has items. No tie rule: of chains of one
// length the first one stays.
import { createHash } from "node:crypto";

export const headerText = ({ index, prev_hash, data, timestamp, nonce }) =>
  index + prev_hash + data + timestamp + nonce;
export const sha256 = (text) => createHash("sha256").update(text).digest("hex");

// ---- limits ----

const isTime = (text) => {
  if (!/^\d{20}$/.test(text)) return false;
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(text);
  if (y < 2009) return false;
  const iso = `${y}-${mo}-${d}T${h}:${mi}:${s}`;
  const time = new Date(`${iso}Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(iso);
};
const isNumber = (text) => /^(0|[1-9]\d{0,15})$/.test(text) && Number(text) < 2 ** 53;
const isData = (text) => /^[\x20-\x7e]{0,256}$/.test(text);

/** Whether another date and nonce can be read out of the same text. */
export function isAmbiguous({ data, timestamp, nonce }) {
  const text = data + timestamp + nonce;
  for (let start = data.length - 20; start <= data.length + 20; start++) {
    if (start < 0 || start === data.length) continue;
    if (!isTime(text.slice(start, start + 20)) || !isNumber(text.slice(start + 20))) continue;
    if (isData(text.slice(0, start))) return true;
  }
  return false;
}

/** What arrived as a header of texts; null when it is none or outside of the limits. */
export function readHeader(raw) {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return null;
  const asText = (value) => (Number.isSafeInteger(value) ? String(value) : value);
  const { timestamp, data, hash, items } = raw;
  const block = {
    index: asText(raw.index),
    timestamp,
    prev_hash: raw.prev_hash === null ? "" : raw.prev_hash,
    hash,
    data,
    nonce: asText(raw.nonce),
  };
  if (Object.values(block).some((value) => typeof value !== "string")) return null;
  if (!isNumber(block.index) || !isNumber(block.nonce)) return null;
  if (!isTime(timestamp) || !isData(data) || !/^[0-9a-f]{64}$/.test(hash)) return null;
  if (!/^([0-9a-f]{64})?$/.test(block.prev_hash)) return null;
  const hasItems = items !== undefined && !(Array.isArray(items) && items.length === 0);
  return hasItems || / [0-9a-f]{40}$/.test(data) ? null : block;
}

/** The time of a header in milliseconds. */
const millis = ({ timestamp: t }) =>
  Date.UTC(t.slice(0, 4), t.slice(4, 6) - 1, t.slice(6, 8), t.slice(8, 10), t.slice(10, 12));

const AHEAD_MS = 2 * 60 * 60 * 1000;

export class SealedChain {
  blocks = [];
  #work;

  constructor(zeros) {
    this.#work = "0".repeat(zeros);
  }

  get tip() {
    return this.blocks.at(-1);
  }

  /** Whether a header that was read holds by itself. */
  isSound(block) {
    return (
      block.hash === sha256(headerText(block)) &&
      block.hash.startsWith(this.#work) &&
      !isAmbiguous(block) &&
      millis(block) <= Date.now() + AHEAD_MS
    );
  }

  #fits(block, position, before) {
    return block.index === String(position) && block.prev_hash === (before?.hash ?? "");
  }

  /** Takes a sound block on the tip; whether it did. */
  add(block) {
    if (!this.#fits(block, this.blocks.length, this.tip)) return false;
    this.blocks = [...this.blocks, block];
    return true;
  }

  /** Takes another chain, as it arrived, when it is valid and longer; whether it did. */
  replace(raw) {
    if (!Array.isArray(raw) || raw.length <= this.blocks.length) return false;
    const blocks = raw.map(readHeader);
    const isValid = blocks.every(
      (block, i) => block && this.isSound(block) && this.#fits(block, i, blocks[i - 1]),
    );
    if (isValid) this.blocks = blocks;
    return isValid;
  }

  /** The header to mine next. */
  next(data) {
    const now = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const micros = String(process.hrtime()[1]).padStart(9, "0").slice(0, 6);
    const prev_hash = this.tip?.hash ?? "";
    return { index: String(this.blocks.length), timestamp: now + micros, prev_hash, data };
  }
}
