import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { create } from "tar";
import { pack } from "../../labs/kit/archive/zip.ts";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import { makeSkeleton } from "../../labs/kit/skeleton/skeleton.ts";

/** Files by their paths, with `/`. */
export type Texts = ReadonlyMap<string, string>;

/** A lab with its first stages filled in from the reference. */
export function stageFiles(lab: string, filled: number): Texts {
  const labs = readLabs();
  const at = labs.findIndex(({ id }) => id === lab);
  return makeSkeleton(labs.slice(0, at + 1), filled);
}

/** The same files below a folder. */
export function below(folder: string, files: Texts): Texts {
  return new Map([...files].map(([path, text]) => [`${folder}/${path}`, text]));
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Texts): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Files as a zip. */
export function zipOf(files: Texts): Uint8Array {
  return pack(new Map([...files].map(([path, text]) => [path, Buffer.from(text)])));
}

/** Writes files as a tarball, packed with gzip. */
export async function writeTarball(file: string, files: Texts): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tarball-"));
  try {
    writeFiles(folder, files);
    await create({ file, cwd: folder, gzip: file.endsWith("gz") }, ["."]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An entry of a zip that is written byte by byte, for what no honest tool writes. */
export interface RawEntry {
  readonly name: Uint8Array;
  readonly content: Uint8Array;
  /** The size that the entry says; its own unless it lies. */
  readonly size?: number;
  /** The mode of a POSIX system, such as that of a link. */
  readonly mode?: number;
  /** Whether it says that it can be read with a password only. */
  readonly isEncrypted?: boolean;
}

/** A zip of stored entries, with names in whatever bytes; nothing says that they are UTF-8. */
export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, content, size = content.length, mode = 0o100_644, isEncrypted = false } = entry;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Number(isEncrypted), 6);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const head = Buffer.alloc(46);
    head.writeUInt32LE(0x02014b50, 0);
    head.writeUInt16LE(Number(isEncrypted), 8);
    head.writeUInt16LE(0x0314, 4);
    head.writeUInt32LE(content.length, 20);
    head.writeUInt32LE(size, 24);
    head.writeUInt16LE(name.length, 28);
    head.writeUInt32LE(mode * 65_536, 38);
    head.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), Buffer.from(content));
    central.push(head, Buffer.from(name));
    offset += 30 + name.length + content.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** Says that a file was written at a time. */
export function setTime(file: string, time: string): void {
  const at = new Date(time);
  utimesSync(file, at, at);
}
