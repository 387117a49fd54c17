import { lstatSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { staysBelow } from "../../labs/kit/archive/zip.ts";
import { SUBMISSION_LIMITS } from "../class/archive/unpacking.ts";
import type { PackedFolder } from "./grading-messages.ts";
import { MessageError } from "./signed-message.ts";

/** What may travel of a folder at most, in bytes and in files. */
export interface PackLimits {
  readonly bytes: number;
  readonly files: number;
}

/** What prepares a submission writes over it: a manifest and what tells the compiler. */
const OURS: PackLimits = { bytes: 64 * 1024, files: 4 };
/**
 * A submission travels as it was opened, with the folders of packages and of compilers that its programs
 * use: what is graded here is graded elsewhere.
 */
export const SUBMISSION_PACK: PackLimits = {
  bytes: SUBMISSION_LIMITS.bytes + OURS.bytes,
  files: SUBMISSION_LIMITS.files + OURS.files,
};
/** What a run left: the bundle for pictures has some megabytes. */
export const KEPT_PACK: PackLimits = { bytes: 32 * 1024 * 1024, files: 5_000 };

/** Packs a folder. Links are left out. @throws MessageError `too-large`. */
export function packFolder(folder: string, limits: PackLimits): PackedFolder {
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
    if (bytes > limits.bytes || count > limits.files) throw new MessageError("too-large");
    files[path] = readFileSync(place).toString("base64");
  }
  return { files, folders };
}

/** Writes a folder that was packed. @throws MessageError `damaged` when a path leads out of it. */
export function unpackFolder({ files, folders }: PackedFolder, into: string): void {
  const paths = [...Object.keys(files), ...folders];
  if (!paths.every(staysBelow)) throw new MessageError("damaged");
  mkdirSync(into, { recursive: true });
  for (const path of folders) mkdirSync(join(into, path), { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const file = join(into, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, Buffer.from(content, "base64"));
  }
}
