import { createReadStream } from "node:fs";
import { Parser } from "tar";
import type { ReadEntry } from "tar";
import { ArchiveError } from "./archive-error.ts";
import type { Unpacking } from "./unpacking.ts";

/** Bytes that the files of a tarball may have which are left out: node_modules, mostly. */
const MAX_PASSED_OVER = 2 * 1024 * 1024 * 1024;

/**
 * Unpacks a tarball, packed with gzip or not.
 *
 * @throws ArchiveError when it is damaged, too large or hostile.
 */
export async function unpackTar(file: string, unpacking: Unpacking): Promise<void> {
  let fault: unknown;
  let passedOver = 0;
  const guarded = (act: () => void): void => {
    try {
      if (fault === undefined) act();
    } catch (error) {
      fault = error;
    }
  };
  const onReadEntry = (entry: ReadEntry): void => {
    const chunks: Buffer[] = [];
    guarded(() => {
      const target = unpacking.begin(entry.path, kindOf(entry), entry.mtime);
      entry.on("data", (chunk: Buffer) => {
        guarded(() => {
          if (target === null) passedOver += chunk.length;
          else unpacking.count(chunk.length);
          if (passedOver > MAX_PASSED_OVER)
            throw new ArchiveError("too-large", { megabytes: 2048 });
          if (target !== null) chunks.push(chunk);
        });
      });
      entry.on("end", () => {
        guarded(() => {
          if (target !== null) unpacking.write(target, chunks);
        });
      });
    });
    entry.resume();
  };
  const parser = new Parser({ strict: true, onReadEntry });
  const ended = new Promise<void>((resolve) => {
    parser.on("end", resolve);
    parser.on("error", (error: Error) => {
      fault ??= new ArchiveError("damaged", { reason: error.message });
      resolve();
    });
  });
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    if (fault !== undefined) break;
    if (!parser.write(chunk)) await Promise.race([ended, drained(parser)]);
  }
  if (fault === undefined) {
    parser.end();
    await ended;
  }
  // What a listener has thrown is kept, whatever the parser made of it.
  if (fault !== undefined) throw fault as Error;
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
