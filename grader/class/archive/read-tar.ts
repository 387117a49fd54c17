import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { Parser } from "tar";
import type { ReadEntry } from "tar";
import { ArchiveError } from "./archive-error.ts";
import type { Unpacking } from "./unpacking.ts";

/**
 * Unpacks a tarball up to its end; what lies behind that is not read.
 *
 * @param isPacked - whether it is packed with gzip.
 * @throws ArchiveError when it is damaged, too large or hostile.
 */
export async function unpackTar(
  file: string,
  isPacked: boolean,
  unpacking: Unpacking,
): Promise<void> {
  const reading = new Reading();
  const onReadEntry = (entry: ReadEntry): void => {
    reading.guard(() => {
      readEntry(entry, unpacking, reading);
    });
    entry.resume();
  };
  // The parser would unpack by itself what it takes for packed, and count nothing: a ratio of 0 forbids it.
  const parser = new Parser({ strict: true, maxDecompressionRatio: 0, onReadEntry });
  const ended = endOf(parser, reading);
  for await (const chunk of tarBytes(file, isPacked)) {
    reading.guard(() => {
      unpacking.countRead(chunk.length);
    });
    if (reading.fault !== undefined) break;
    if (!parser.write(chunk)) await Promise.race([ended, drained(parser)]);
    // Behind the end the parser would gather all that comes.
    if (reading.isAtEnd) break;
  }
  if (reading.fault === undefined) {
    parser.end();
    await ended;
  }
  // What a listener has thrown is kept, whatever the parser made of it.
  if (reading.fault !== undefined) throw reading.fault as Error;
}

/** How far a tarball was read. */
class Reading {
  /** What went wrong first. */
  fault: unknown;
  /** Whether the archive's own end was seen. */
  isAtEnd = false;

  /** Acts for a listener, while nothing went wrong: what it throws would be lost in the parser. */
  guard(act: () => void): void {
    try {
      if (this.fault === undefined) act();
    } catch (error) {
      this.fault = error;
    }
  }
}

/** Resolves when a parser is done with its tarball, or gives it up. */
function endOf(parser: Parser, reading: Reading): Promise<void> {
  return new Promise((resolve) => {
    parser.on("end", resolve);
    parser.on("eof", () => {
      reading.isAtEnd = true;
    });
    parser.on("abort", () => {
      reading.fault ??= new ArchiveError("damaged", { reason: "packed twice" });
    });
    parser.on("error", (error: Error) => {
      reading.fault ??= new ArchiveError("damaged", { reason: error.message });
      resolve();
    });
  });
}

/** Takes a file out of a tarball; what is none, or is left out, is passed over. */
function readEntry(entry: ReadEntry, unpacking: Unpacking, reading: Reading): void {
  const target = unpacking.begin(entry.path, kindOf(entry), entry.mtime);
  if (target === null) return;
  const chunks: Buffer[] = [];
  entry.on("data", (chunk: Buffer) => {
    reading.guard(() => {
      unpacking.count(chunk.length);
      chunks.push(chunk);
    });
  });
  entry.on("end", () => {
    reading.guard(() => {
      unpacking.write(target, chunks);
    });
  });
}

/** The bytes of a tarball, unpacked piece by piece as they are asked for. */
async function* tarBytes(file: string, isPacked: boolean): AsyncGenerator<Buffer, void> {
  const stored = createReadStream(file);
  const bytes = isPacked ? stored.pipe(createGunzip()) : stored;
  stored.on("error", (error) => {
    bytes.destroy(error);
  });
  try {
    yield* bytes as AsyncIterable<Buffer>;
  } finally {
    stored.destroy();
    bytes.destroy();
  }
}

function drained(parser: Parser): Promise<void> {
  return new Promise((resolve) => {
    parser.once("drain", resolve);
  });
}

/** Links and devices are neither files nor folders. */
function kindOf({ type }: ReadEntry): "file" | "folder" | "other" {
  if (type === "Directory" || type === "GNUDumpDir") return "folder";
  return type === "File" || type === "OldFile" || type === "ContiguousFile" ? "file" : "other";
}
