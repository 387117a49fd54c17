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
  let fault: unknown;
  const seen = { end: false };
  const guarded = (act: () => void): void => {
    try {
      if (fault === undefined) act();
    } catch (error) {
      fault = error;
    }
  };
  const onReadEntry = (entry: ReadEntry): void => {
    guarded(() => {
      readEntry(entry, unpacking, guarded);
    });
    entry.resume();
  };
  // The parser would unpack by itself what it takes for packed, and count nothing: a ratio of 0 forbids it.
  const parser = new Parser({ strict: true, maxDecompressionRatio: 0, onReadEntry });
  const ended = new Promise<void>((resolve) => {
    parser.on("end", resolve);
    parser.on("eof", () => {
      seen.end = true;
    });
    parser.on("abort", () => {
      fault ??= new ArchiveError("damaged", { reason: "packed twice" });
    });
    parser.on("error", (error: Error) => {
      fault ??= new ArchiveError("damaged", { reason: error.message });
      resolve();
    });
  });
  for await (const chunk of tarBytes(file, isPacked)) {
    guarded(() => {
      unpacking.countRead(chunk.length);
    });
    if (fault !== undefined) break;
    if (!parser.write(chunk)) await Promise.race([ended, drained(parser)]);
    // Behind the end the parser would gather all that comes.
    if (seen.end) break;
  }
  if (fault === undefined) {
    parser.end();
    await ended;
  }
  // What a listener has thrown is kept, whatever the parser made of it.
  if (fault !== undefined) throw fault as Error;
}

/** Takes a file out of a tarball; what is none, or is left out, is passed over. */
function readEntry(
  entry: ReadEntry,
  unpacking: Unpacking,
  guarded: (act: () => void) => void,
): void {
  const target = unpacking.begin(entry.path, kindOf(entry), entry.mtime);
  if (target === null) return;
  const chunks: Buffer[] = [];
  entry.on("data", (chunk: Buffer) => {
    guarded(() => {
      unpacking.count(chunk.length);
      chunks.push(chunk);
    });
  });
  entry.on("end", () => {
    guarded(() => {
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
