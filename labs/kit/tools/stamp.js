/**
 * Whether something that was made of files is still up to date: beside it lies a stamp, which names
 * every file that went into it and what that file looked like. Plain JavaScript, since the launcher
 * needs it before anything has been bundled.
 */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";

/**
 * Whether a file and all that went into it are as its stamp says.
 *
 * @param {string} root - the folder that the stamp's paths begin at.
 * @param {string} outfile - the file that was made.
 */
export function isUpToDate(root, outfile) {
  try {
    statSync(outfile);
    const stamp = JSON.parse(readFileSync(stampOf(outfile), "utf8"));
    return stamp.every(([file, seen]) => fingerprint(root, file) === seen);
  } catch {
    return false;
  }
}

/**
 * Writes the stamp of a file.
 *
 * @param {string} root - the folder that the paths begin at.
 * @param {string} outfile - the file that was made.
 * @param {readonly string[]} inputs - all that went into it.
 */
export function writeStamp(root, outfile, inputs) {
  const stamp = inputs.map((file) => [file, fingerprint(root, file)]);
  replaceFile(stampOf(outfile), JSON.stringify(stamp));
}

/**
 * Writes a file at one stroke: programs may be started at once, in several terminals.
 *
 * @param {string} path - the file; its folder is made where it is missing.
 * @param {string | Uint8Array} contents - what is to be in it.
 */
export function replaceFile(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, contents);
  renameSync(draft, path);
}

function stampOf(outfile) {
  return `${outfile}.stamp.json`;
}

/** What tells that a file has changed: its size and its time of change. */
function fingerprint(root, file) {
  const { size, mtimeMs } = statSync(join(root, file));
  return `${size}:${mtimeMs}`;
}
