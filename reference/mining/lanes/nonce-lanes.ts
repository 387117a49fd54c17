/**
 * The assembled module of `sha256x4.wat.ts`, and how a header's text is put into its memory.
 */
import sha256x4 from "./sha256x4.wasm";
import {
  BLOCKS,
  BLOCK_BYTES,
  BLOCK_WORDS,
  LANES,
  MIDSTATE,
  VECTOR_BYTES,
  wordAt,
} from "./memory.ts";

/** What the module exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly compress: (block: number, from: number, to: number) => void;
  readonly search: (
    ...given: [first: number, last: number, blocks: number, groups: number, mask: number]
  ) => number;
}

/** The byte with which SHA-256 ends a message; zeros and eight bytes of length in bits follow. */
const END = 0x80;
const LENGTH_BYTES = 8;
/** The state at the beginning: the fractions of the square roots of the first eight primes. */
const START = [2, 3, 5, 7, 11, 13, 17, 19].map((prime) => (Math.sqrt(prime) % 1) * 2 ** 32);

/** Tries nonces of one header, four at once: the lanes of one instance of the module. */
export class NonceLanes {
  readonly #exports: Exports;
  readonly #bytes: DataView;

  private constructor(exports: Exports) {
    this.#exports = exports;
    this.#bytes = new DataView(exports.memory.buffer);
  }

  /** Starts the module; null where there is no WebAssembly with vectors. */
  static open(): NonceLanes | null {
    try {
      const { exports } = new WebAssembly.Instance(
        new WebAssembly.Module(Buffer.from(sha256x4, "base64")),
      );
      return new NonceLanes(exports as Exports);
    } catch {
      return null;
    }
  }

  /**
   * Tries the nonces from `nonce` on in groups of four, and says how many groups there were before the
   * first one with a nonce whose hash seems to begin with so many zeros (it surely does for up to
   * eight); all of them, when there is none. The last nonce must have as many digits as the first one.
   *
   * @param head - the header's text before the nonce, in ASCII.
   */
  search(head: string, nonce: number, groups: number, zeros: number): number {
    const texts = Array.from({ length: LANES }, (_, lane) => padded(head + String(nonce + lane)));
    const [first = Buffer.of()] = texts;
    const { compress, search } = this.#exports;
    // The state at the start, then after each of the blocks that no nonce reaches into.
    for (const [at, word] of START.entries()) this.#broadcast(MIDSTATE + at * VECTOR_BYTES, word);
    const common = Math.floor(head.length / BLOCK_BYTES);
    for (let block = 0; block < common; block++) {
      for (let word = 0; word < BLOCK_WORDS; word++) {
        this.#broadcast(wordAt(word), first.readUInt32BE(block * BLOCK_BYTES + word * 4));
      }
      compress(BLOCKS, MIDSTATE, MIDSTATE);
    }
    const from = common * BLOCK_BYTES;
    for (const [lane, text] of texts.entries()) this.#write(lane, text.subarray(from));
    const at = head.length - from;
    const last = at + String(nonce).length - 1;
    const mask = zeros >= 8 ? -1 : ~(0xffffffff >>> (4 * zeros));
    const found = search(at, last, (first.length - from) / BLOCK_BYTES, groups, mask);
    return found === -1 ? groups : found;
  }

  /** Sets a word in all lanes. */
  #broadcast(place: number, word: number): void {
    for (let lane = 0; lane < LANES; lane++) this.#bytes.setUint32(place + lane * 4, word, true);
  }

  /** Sets the last blocks in one lane. */
  #write(lane: number, blocks: Buffer): void {
    for (let word = 0; word < blocks.length / 4; word++) {
      this.#bytes.setUint32(wordAt(word) + lane * 4, blocks.readUInt32BE(word * 4), true);
    }
  }
}

/** A message as SHA-256 takes it: filled up to whole blocks, its length in bits at the end. */
function padded(message: string): Buffer {
  const length = message.length + 1 + LENGTH_BYTES;
  const bytes = Buffer.alloc(Math.ceil(length / BLOCK_BYTES) * BLOCK_BYTES);
  bytes.write(message, "latin1");
  bytes[message.length] = END;
  bytes.writeUInt32BE(message.length * 8, bytes.length - 4);
  return bytes;
}
