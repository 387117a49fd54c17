import { lstatSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { MAX_UNPACKED_BYTES, ZipError, isInside, textOf, unpack } from "../archive/zip.ts";
import type { Files } from "../archive/zip.ts";
import { HANDOUT_FILE } from "./handout-file.ts";
import type { HandoutList } from "./handout-file.ts";

/** Bytes of a zip, at most. */
const MAX_ZIP_BYTES = 128 * 1024 * 1024;

/** A handout that was read: its list, and the files on it. */
export interface Handout {
  readonly list: HandoutList;
  readonly files: Files;
}

/** What is no handout, or none that can be trusted; its message says why. */
export class NoHandout extends Error {}

/**
 * Reads a handout, of which nothing is believed: no path may leave it, no link is followed, and its
 * size is limited. In a zip everything may be below one folder.
 *
 * @throws NoHandout when it is none.
 */
export function readHandout(from: string): Handout {
  return statSync(from).isDirectory() ? readFolder(from) : readZip(from);
}

/** The list that a handout's own file holds. @throws NoHandout when it is none. */
export function readList(text: string | null): HandoutList {
  let list: unknown;
  try {
    list = JSON.parse(text ?? "");
  } catch {
    throw new NoHandout(HANDOUT_FILE);
  }
  const { version, files } = (list ?? {}) as Record<string, unknown>;
  if (typeof version !== "string" || !Array.isArray(files)) throw new NoHandout(HANDOUT_FILE);
  const paths = files.map((file: unknown) => String(file));
  const outside = paths.find((path) => !isInside(path));
  if (outside !== undefined) throw new NoHandout(outside.slice(0, 100));
  return { version, files: paths };
}

function readZip(from: string): Handout {
  if (statSync(from).size > MAX_ZIP_BYTES) throw new NoHandout("> 128 MB");
  let packed: Files;
  try {
    packed = unpack(readFileSync(from));
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    throw new NoHandout(error.message);
  }
  const place = [...packed.keys()].find((path) => `/${path}`.endsWith(`/${HANDOUT_FILE}`)) ?? "";
  const top = place.slice(0, -HANDOUT_FILE.length);
  const list = readList(textOf(packed.get(place)));
  return { list, files: take(list, (path) => packed.get(top + path)) };
}

function readFolder(from: string): Handout {
  let bytes = 0;
  const read = (path: string): Uint8Array | undefined => {
    const stat = lstatSync(join(from, path), { throwIfNoEntry: false });
    if (stat?.isFile() !== true) return undefined;
    bytes += stat.size;
    if (bytes > MAX_UNPACKED_BYTES) throw new NoHandout("> 256 MB");
    return readFileSync(join(from, path));
  };
  const list = readList(textOf(read(HANDOUT_FILE)));
  return { list, files: take(list, read) };
}

function take({ files }: HandoutList, read: (path: string) => Uint8Array | undefined): Files {
  const taken = files.map((path) => {
    const bytes = read(path);
    if (bytes === undefined) throw new NoHandout(path);
    return [path, bytes] as const;
  });
  return new Map(taken);
}
