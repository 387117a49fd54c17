import { lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { isInside } from "../../labs/kit/archive/zip.ts";
import type { PackedFolder } from "./grading-messages.ts";
import { MessageError } from "./signed-message.ts";

/** What may travel at most; a submission has some hundred kilobytes, the bundle of a run some megabytes. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_FILES = 5_000;

/** Packs a folder. Links are left out. @throws MessageError `too-large`. */
export function packFolder(folder: string): PackedFolder {
  const files: Record<string, string> = {};
  const folders: string[] = [];
  let bytes = 0;
  let count = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const place = join(folder, name);
    const path = name.replaceAll(sep, "/");
    const stat = lstatSync(place);
    if (stat.isDirectory() && readdirSync(place).length === 0) folders.push(path);
    if (!stat.isFile()) continue;
    bytes += stat.size;
    count += 1;
    if (bytes > MAX_BYTES || count > MAX_FILES) throw new MessageError("too-large");
    files[path] = readFileSync(place).toString("base64");
  }
  return { files, folders };
}

/** Writes a folder that was packed. @throws MessageError `damaged` when a path leads out of it. */
export function unpackFolder({ files, folders }: PackedFolder, into: string): void {
  const paths = [...Object.keys(files), ...folders];
  if (!paths.every(isInside)) throw new MessageError("damaged");
  mkdirSync(into, { recursive: true });
  for (const path of folders) mkdirSync(join(into, path), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const file = join(into, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(content, "base64"));
  }
}
