/**
 * How a record stands in the file. It is one line with a newline at *both* ends:
 *
 *     ⏎ledger1 CRC WRITER SEQUENCE JSON⏎
 *
 * A write that `kill -9` cut short leaves a line without an end. The next record's first newline ends
 * it, so that the torn line spoils nothing but itself; the CRC tells that it is torn.
 */
import { crc32 } from "node:zlib";

/** What every record begins with; a later, incompatible format takes another number. */
const MAGIC = "ledger1 ";

const CRC_DIGITS = 8;
/** What stands in the place of the CRC until it is known. */
const NO_CRC = "0".repeat(CRC_DIGITS);
const HEADER = /^(?<writer>[0-9a-f]{16}) (?<sequence>[1-9][0-9]{0,14}) /;
/** Characters that writer, sequence and the spaces behind them take at most. */
const HEADER_LENGTH = 16 + 1 + 15 + 1;
const CHECKED_FROM = MAGIC.length + CRC_DIGITS + 1;

/** One record of a store. */
export interface StoreRecord {
  /** Who wrote it: 16 hex digits, drawn anew at each opening of the file. */
  readonly writer: string;
  /** Its number among its writer's records, from 1 on. */
  readonly sequence: number;
  /** What it says; JSON of any kind. */
  readonly body: unknown;
}

/** A record's bytes, both newlines included. */
export function encodeRecord({ writer, sequence, body }: StoreRecord): Buffer {
  const checked = `${writer} ${String(sequence)} ${JSON.stringify(body)}`;
  const bytes = Buffer.from(`\n${MAGIC}${NO_CRC} ${checked}\n`);
  const crc = crc32(bytes.subarray(1 + CHECKED_FROM, -1)).toString(16);
  // The digits end before the space behind them; the line begins behind its newline.
  bytes.write(crc, CHECKED_FROM - crc.length, "latin1");
  return bytes;
}

/** The record in a line (its newlines taken off); null when the line is torn or no record. */
export function decodeRecord(line: Buffer): StoreRecord | null {
  const start = line.toString("latin1", 0, CHECKED_FROM);
  if (!start.startsWith(MAGIC) || !start.endsWith(" ")) return null;
  const checked = line.subarray(CHECKED_FROM);
  if (Number(`0x${start.slice(MAGIC.length, -1)}`) !== crc32(checked)) return null;
  const header = HEADER.exec(checked.toString("latin1", 0, HEADER_LENGTH));
  if (header?.groups === undefined) return null;
  const { writer = "", sequence = "" } = header.groups;
  try {
    const body: unknown = JSON.parse(checked.toString("utf8", header[0].length));
    return { writer, sequence: Number(sequence), body };
  } catch {
    return null;
  }
}

/**
 * Whether a file that begins so may be a store: it is blank, or its first line begins like a record,
 * however early it was cut.
 */
export function beginsLikeStore(head: Buffer): boolean {
  const first = head.toString("latin1").replace(/^\n+/, "").split("\n")[0] ?? "";
  return first.startsWith(MAGIC) || MAGIC.startsWith(first);
}
