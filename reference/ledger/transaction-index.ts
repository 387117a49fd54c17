/**
 * Where each transaction of many is found, by its key, in two numbers each instead of a `Map`'s entry:
 * a hash table with open addressing and linear probing (Knuth, The Art of Computer Programming, 6.4).
 * It is bytes through and through, so that it can be saved, and used again without being built anew.
 */
const EMPTY_SLOT = 0;
const SLOT_BYTES = 8;
/** There are at least so many slots for each transaction; with more of them free, searches are short. */
const SLOTS_EACH = 2;
const LEAST_BITS = 4;

/** A table of 2^bits slots: in each a key's hash, and the number of its transaction plus 1. */
export class TransactionIndex {
  /** The slots; all numbers little-endian. */
  readonly bytes: Buffer;
  readonly #seed: number;
  readonly #shift: number;
  readonly #mask: number;

  /**
   * @param bytes - the slots of an index.
   * @param seed - what its hashes begin with.
   */
  constructor(bytes: Buffer, seed: number) {
    const slots = bytes.length / SLOT_BYTES;
    this.bytes = bytes;
    this.#seed = seed;
    this.#mask = slots - 1;
    this.#shift = 32 - Math.log2(slots);
  }

  /** An empty index with room for so many transactions. */
  static for(count: number, seed: number): TransactionIndex {
    const bits = Math.max(LEAST_BITS, Math.ceil(Math.log2(Math.max(1, count * SLOTS_EACH))));
    return new TransactionIndex(Buffer.alloc(2 ** bits * SLOT_BYTES), seed);
  }

  /** Notes a transaction's number under its key. */
  add(key: string, number: number): void {
    this.#put(this.#hash(key), number);
  }

  /**
   * Takes over some slots of another index with the same seed: the hashes do not depend on the size.
   *
   * @param below - transactions from this number on are left out.
   */
  take(other: TransactionIndex, fromSlot: number, toSlot: number, below: number): void {
    const end = Math.min(toSlot * SLOT_BYTES, other.bytes.length);
    for (let at = fromSlot * SLOT_BYTES; at < end; at += SLOT_BYTES) {
      const number = other.bytes.readUInt32LE(at + 4) - 1;
      if (number >= 0 && number < below) this.#put(other.bytes.readUInt32LE(at), number);
    }
  }

  /** The number of the transaction with this key; undefined when there is none. @param isIt - tells. */
  find(key: string, isIt: (number: number) => boolean): number | undefined {
    const hash = this.#hash(key);
    for (let slot = hash >>> this.#shift; ; slot = (slot + 1) & this.#mask) {
      const at = slot * SLOT_BYTES;
      const found = this.bytes.readUInt32LE(at + 4);
      if (found === EMPTY_SLOT) return undefined;
      if (this.bytes.readUInt32LE(at) === hash && isIt(found - 1)) return found - 1;
    }
  }

  #put(hash: number, number: number): void {
    let slot = hash >>> this.#shift;
    while (this.bytes.readUInt32LE(slot * SLOT_BYTES + 4) !== EMPTY_SLOT) {
      slot = (slot + 1) & this.#mask;
    }
    this.bytes.writeUInt32LE(hash, slot * SLOT_BYTES);
    this.bytes.writeUInt32LE(number + 1, slot * SLOT_BYTES + 4);
  }

  /** A key's hash: 32 bits, mixed after each character; the seed keeps colliding keys from being chosen. */
  #hash(key: string): number {
    let hash = this.#seed;
    for (let at = 0; at < key.length; at++) {
      hash = Math.imul(hash ^ key.charCodeAt(at), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash >>> 0;
  }
}
