// Second implementation, part 1: hashes, the rules of pool and chain, and how addresses compare.
// Written from the contract alone. Only the unsealed form; the chain takes what extends its tip
// and nothing else (no fork rule).
import { createHash } from "node:crypto";

export class Malformed extends Error {}

const need = (condition, reason) => {
  if (!condition) throw new Malformed(reason);
};
export const isObject = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

// ---- hashes: SHA-1 over the text Python prints for a dict ----

/** A float as Python's repr prints it: shortest digits, `.0` on whole numbers, `e-05`, `e+16`. */
export function pythonFloat(number) {
  const [mantissa, exponent] = number.toExponential().split("e");
  const power = Number(exponent);
  if (power < -4 || power >= 16) {
    const sign = power < 0 ? "-" : "+";
    return `${mantissa}e${sign}${String(Math.abs(power)).padStart(2, "0")}`;
  }
  const digits = mantissa.replace(".", "");
  if (power < 0) return `0.${"0".repeat(-power - 1)}${digits}`;
  const whole = digits.slice(0, power + 1).padEnd(power + 1, "0");
  return `${whole}.${digits.slice(power + 1) || "0"}`;
}

const sha1 = (text) => createHash("sha1").update(text).digest("hex");
const orNone = (hash) => (hash === null ? "None" : `'${hash}'`);
const transactionText = ({ id, sender, receiver, amount, t, prev_hash }) =>
  `{'id': '${id}', 'sender': '${sender}', 'receiver': '${receiver}', ` +
  `'amount': ${amount}, 't': ${pythonFloat(t)}, 'prev_hash': ${orNone(prev_hash)}}`;
export const transactionHash = (transaction) => sha1(transactionText(transaction));
export const blockHash = ({ items, prev_hash }) =>
  sha1(`{'items': [${items.map(transactionText).join(", ")}], 'prev_hash': ${orNone(prev_hash)}}`);

// ---- reading what arrived: known keys only, everything checked ----

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The four fields that make a transaction what it is. */
export function readTransaction(raw) {
  need(isObject(raw), "a transaction must be an object");
  for (const key of ["id", "sender", "receiver"])
    need(typeof raw[key] === "string" && UUID.test(raw[key]), `"${key}" must be a lower-case UUID`);
  need(Number.isSafeInteger(raw.amount), '"amount" must be an integer within 2^53-1');
  const { id, sender, receiver } = raw;
  return { id, sender, receiver, amount: raw.amount + 0 }; // + 0: no negative zero
}

function readTime(t) {
  need(Number.isFinite(t) && t >= 0, '"t" must be a finite number, not negative');
  return t + 0;
}

function readItem(raw) {
  const transaction = readTransaction(raw);
  const { prev_hash } = raw;
  need(prev_hash === null || typeof prev_hash === "string", 'an item needs a "prev_hash"');
  return { ...transaction, t: readTime(raw.t), prev_hash };
}

function readBlock(raw) {
  need(isObject(raw), "a block must be an object");
  need(!Object.hasOwn(raw, "nonce"), "this ledger takes no sealed blocks");
  need(Array.isArray(raw.items), 'a block needs a list of "items"');
  const prev_hash = raw.prev_hash === "" ? null : raw.prev_hash;
  const isHash = typeof prev_hash === "string" && /^[0-9a-f]{40}$/.test(prev_hash);
  need(prev_hash === null || isHash, '"prev_hash" of a block must be null or a SHA-1');
  return { items: raw.items.map(readItem), prev_hash };
}

// ---- the ledger: pool and chain ----

const keyOf = ({ id, sender, receiver, amount }) => `${id} ${sender} ${receiver} ${amount}`;
const ACCEPTED = { status: 202, error: "Accepted" };
const MALICIOUS = { status: 500, error: "Malicious block is detected." };

/** The items in the order given, each linked to the one before. */
export function link(transactions) {
  let before = null;
  return transactions.map((transaction) => {
    const item = { ...transaction, prev_hash: before };
    before = transactionHash(item);
    return item;
  });
}

/** A block by itself: at least one item, none twice, each naming the hash of the one before. */
function isSound({ items }) {
  const relinked = link(items);
  return (
    items.length > 0 &&
    new Set(items.map(keyOf)).size === items.length &&
    items.every((item, i) => item.prev_hash === relinked[i].prev_hash)
  );
}

export class Ledger {
  pool = new Map(); // key -> transaction with its t
  blocks = []; // { items, prev_hash }
  #hashes = []; // hash of each block
  #height = new Map(); // hash of a block -> its position
  #sealedAt = new Map(); // key of a transaction -> position of its block

  get tip() {
    return this.#hashes.at(-1) ?? null;
  }

  knows(transaction) {
    const key = keyOf(transaction);
    return this.pool.has(key) || this.#sealedAt.has(key);
  }

  /** Adds what is new; the first t stays. */
  mergePool(list) {
    for (const raw of list) {
      const transaction = { ...readTransaction(raw), t: readTime(raw.t) };
      if (!this.knows(transaction)) this.pool.set(keyOf(transaction), transaction);
    }
    return ACCEPTED;
  }

  /** What merging these blocks would do: the verdict and the blocks to append; changes nothing. */
  judge(list) {
    need(Array.isArray(list), '"blocks" must be a list');
    const blocks = list.map(readBlock);
    const refused = { verdict: MALICIOUS, fresh: [] };
    const nothing = { verdict: ACCEPTED, fresh: [] };

    const hashes = [];
    for (const [i, block] of blocks.entries()) {
      if (!isSound(block)) return refused;
      if (i > 0 && block.prev_hash !== hashes[i - 1]) return refused;
      hashes.push(blockHash(block));
    }

    const first = hashes.findIndex((hash) => !this.#height.has(hash));
    if (first < 0) return nothing;
    const fresh = blocks.slice(first);
    const parent = fresh[0].prev_hash;
    const parentAt = parent === null ? -1 : this.#height.get(parent);
    if (parentAt === undefined) return nothing;

    const onTip = parentAt === this.blocks.length - 1;
    const seen = new Set();
    for (const item of fresh.flatMap((block) => block.items)) {
      const key = keyOf(item);
      const sealedAt = this.#sealedAt.get(key) ?? Infinity;
      if (seen.has(key) || sealedAt <= parentAt) {
        if (!onTip) return refused;
        const error = `Duplicate transaction in blockchain: ${item.id}`;
        return { verdict: { status: 500, error }, fresh: [] };
      }
      seen.add(key);
    }
    return onTip ? { verdict: ACCEPTED, fresh } : nothing;
  }

  /** Judges and, when they extend the tip, appends; what is in the chain leaves the pool. */
  mergeBlocks(list) {
    const { verdict, fresh } = this.judge(list);
    for (const block of fresh) {
      const hash = blockHash(block);
      for (const key of block.items.map(keyOf)) {
        this.#sealedAt.set(key, this.blocks.length);
        this.pool.delete(key);
      }
      this.#height.set(hash, this.blocks.length);
      this.#hashes.push(hash);
      this.blocks.push(block);
    }
    return verdict;
  }

  /** The whole pool as the next block, oldest first. */
  nextBlock() {
    const transactions = [...this.pool.values()].sort((a, b) => a.t - b.t);
    return { items: link(transactions), prev_hash: this.tip };
  }
}

// ---- addresses ----

/** The address to use and the key to compare it by. Throws when it is no WebSocket address. */
export function readAddress(text) {
  const good = typeof text === "string" && /^wss?:\/\/[^\s#]+$/i.test(text) && URL.canParse(text);
  need(good, "an address must be a ws:// or wss:// URL");
  const url = new URL(text);
  if (url.pathname === "/") url.pathname = "/ws";
  const host = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname) ? "localhost" : url.hostname;
  const key = `${url.protocol}//${host}:${url.port}${url.pathname}${url.search}`.toLowerCase();
  return { url: url.href, key };
}
