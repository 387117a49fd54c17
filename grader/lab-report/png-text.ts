/** Texts inside of PNG files: the `tEXt` chunks of the PNG specification, section 11.3.4. */
import { crc32 } from "node:zlib";

/** The keyword of our own text. */
export const KEYWORD = "ledger-lab-picture";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Length, type and checksum around a chunk's data. */
const OVERHEAD = 12;
const TYPE = "tEXt";

/** A chunk of a PNG, as it stands in the file. */
interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  readonly whole: Buffer;
}

/** Whether bytes are a PNG by their signature. */
export function isPng(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, SIGNATURE.length)).equals(SIGNATURE);
}

/** A PNG with our text in it. @param text - printable ASCII. */
export function withText(png: Uint8Array, text: string): Buffer {
  const chunks = chunksOf(png);
  const data = Buffer.from(`${KEYWORD}\0${text}`, "latin1");
  const added = { type: TYPE, data, whole: encode(TYPE, data) };
  return join([...chunks.slice(0, -1), added, ...chunks.slice(-1)]);
}

/** A PNG without our text. */
export function withoutText(png: Uint8Array): Buffer {
  return join(chunksOf(png).filter((chunk) => keywordOf(chunk) !== KEYWORD));
}

/** The texts of a PNG by their keywords. */
export function textsOf(png: Uint8Array): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const chunk of chunksOf(png)) {
    const keyword = keywordOf(chunk);
    if (keyword === null) continue;
    texts.set(keyword, chunk.data.subarray(keyword.length + 1).toString("latin1"));
  }
  return texts;
}

/** The chunks of a PNG; a torn file has those before the tear. */
function chunksOf(png: Uint8Array): readonly Chunk[] {
  const bytes = Buffer.from(png);
  const chunks: Chunk[] = [];
  let at = SIGNATURE.length;
  while (at + OVERHEAD <= bytes.length) {
    const end = at + OVERHEAD + bytes.readUInt32BE(at);
    const whole = bytes.subarray(at, end);
    const type = whole.toString("latin1", 4, 8);
    chunks.push({ type, data: whole.subarray(8, -4), whole });
    at = end;
  }
  return chunks;
}

function keywordOf({ type, data }: Chunk): string | null {
  return type === TYPE ? (data.toString("latin1").split("\0")[0] ?? null) : null;
}

function encode(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

function join(chunks: readonly Chunk[]): Buffer {
  return Buffer.concat([SIGNATURE, ...chunks.map(({ whole }) => whole)]);
}
