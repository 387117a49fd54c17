import { openPromise } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { ArchiveError } from "./archive-error.ts";
import { entryName } from "./name-encoding.ts";
import type { Unpacking } from "./unpacking.ts";

/** The kind of file that a POSIX system noted for an entry, in the upper half of its attributes. */
const KIND_OF_FILE = 0o170_000;
const REGULAR = 0o100_000;
const MODE_SHIFT = 16;

/**
 * Unpacks a zip.
 *
 * @throws ArchiveError when it is damaged, encrypted, too large or hostile.
 */
export async function unpackZip(file: string, unpacking: Unpacking): Promise<void> {
  const zip = await openPromise(file, { decodeStrings: false, autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) await unpackEntry(zip, entry, unpacking);
  } finally {
    zip.close();
  }
}

async function unpackEntry(zip: ZipFile, entry: Entry, unpacking: Unpacking): Promise<void> {
  const name = entryName(entry);
  const target = unpacking.begin(name, kindOf(entry, name), entry.getLastModDate());
  if (target === null) return;
  if (entry.isEncrypted()) throw new ArchiveError("encrypted");
  if (!entry.canDecodeFileData()) {
    throw new ArchiveError("damaged", { reason: `method ${entry.compressionMethod}` });
  }
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    unpacking.count(chunk.length);
    chunks.push(chunk);
  }
  unpacking.write(target, chunks);
}

/** Links and devices are neither files nor folders. */
function kindOf(entry: Entry, name: string): "file" | "folder" | "other" {
  if (/[\\/]$/.test(name)) return "folder";
  const mode = (entry.externalFileAttributes >>> MODE_SHIFT) & KIND_OF_FILE;
  return mode === 0 || mode === REGULAR ? "file" : "other";
}
