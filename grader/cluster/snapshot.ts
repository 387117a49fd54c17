import { createHash } from "node:crypto";
import {
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { isInside } from "../isolation/detect.ts";
import { SubmissionError } from "../../labs/kit/submission/submission-error.ts";

/** Folders of packages and of compilers: they are linked, since a copy for each scenario is too much. */
const LINKED = new Set(["node_modules", ".venv", "venv", "target"]);
/** What is no part of a program. */
const LEFT_OUT = new Set([".git", ".grade", "__pycache__"]);
/** What a submission may have besides, in bytes and in files. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_FILES = 2_000;

/**
 * The files of a submission as they were when the grading began. Each scenario works on a copy, so
 * that nothing a program does to its own files, nor an editor meanwhile, counts for another one.
 */
export class Snapshot {
  /** SHA-256 over the paths and the contents of the files, as lower-case hex. */
  readonly hash: string;
  /** Folders that are linked into the copies, with their paths as they are read. */
  readonly linked: readonly string[];
  readonly #root: string;
  readonly #folder: string;

  private constructor(root: string, folder: string, files: Files) {
    this.#root = root;
    this.#folder = folder;
    this.hash = hashOf(files.files.map((path) => [path, readFileSync(join(root, path))]));
    this.linked = files.linked.map((path) => realpathSync(join(root, path)));
  }

  /**
   * Copies a submission.
   *
   * @param root - all that belongs to it.
   * @param folder - for the copy.
   * @throws SubmissionError `too-large`.
   */
  static take(root: string, folder: string): Snapshot {
    const files = listFiles(root);
    copy(root, folder, files);
    return new Snapshot(root, folder, files);
  }

  /** A copy of the files of its own, made when there is none in that folder yet. */
  copyTo(folder: string): void {
    if (existsSync(folder)) return;
    copy(this.#folder, folder, listFiles(this.#folder));
  }

  /** The files as they were: paths with `/`, and their contents. */
  files(): readonly (readonly [string, Uint8Array])[] {
    return filesOf(this.#folder).map((path) => [path, readFileSync(join(this.#folder, path))]);
  }

  /** Whether the files themselves are other ones by now than those that were graded. */
  hasChanged(): boolean {
    try {
      const { files } = listFiles(this.#root);
      const contents = files.map((path) => [path, readFileSync(join(this.#root, path))] as const);
      return hashOf(contents) !== this.hash;
    } catch {
      return true;
    }
  }
}

interface Files {
  /** Paths of files and links, with `/`, sorted. */
  readonly files: readonly string[];
  /** Paths of folders that are linked. */
  readonly linked: readonly string[];
}

/**
 * The files of a submission: paths below its root with `/`, sorted; folders of packages left out.
 *
 * @throws SubmissionError `too-large`.
 */
export function filesOf(root: string): readonly string[] {
  return listFiles(root).files;
}

/** SHA-256 over paths and contents. */
export function hashOf(files: readonly (readonly [string, Uint8Array])[]): string {
  const hash = createHash("sha256");
  const sorted = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [path, content] of sorted) {
    hash.update(`${path}\0${createHash("sha256").update(content).digest("hex")}\n`);
  }
  return hash.digest("hex");
}

/** @throws SubmissionError `too-large`. */
function listFiles(root: string): Files {
  const files: string[] = [];
  const linked: string[] = [];
  let bytes = 0;
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const name of readdirSync(folder).sort()) {
      if (LEFT_OUT.has(name)) continue;
      const path = join(folder, name);
      const stats = lstatSync(path);
      const way = relative(root, path).replaceAll("\\", "/");
      if (LINKED.has(name) && existsSync(path)) linked.push(way);
      else if (stats.isDirectory()) folders.push(path);
      else if (stats.isFile() || leadsToFile(path, root)) {
        bytes += stats.size;
        files.push(way);
      }
      if (bytes > MAX_BYTES || files.length > MAX_FILES) {
        const megabytes = String(MAX_BYTES / 1024 / 1024);
        const limits = { megabytes, files: String(MAX_FILES) };
        throw new SubmissionError("too-large", { path: root, ...limits });
      }
    }
  }
  return { files: files.sort(), linked };
}

/** Whether a path is a link to a file of the same submission; other links are left out. */
function leadsToFile(path: string, root: string): boolean {
  if (!lstatSync(path).isSymbolicLink() || !existsSync(path)) return false;
  const target = realpathSync(path);
  return lstatSync(target).isFile() && isInside(target, realpathSync(root));
}

function copy(from: string, to: string, { files, linked }: Files): void {
  mkdirSync(to, { recursive: true });
  for (const path of files) {
    const target = join(to, path);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(from, path), target, { mode: constants.COPYFILE_FICLONE, dereference: true });
  }
  for (const path of linked) {
    const target = join(to, path);
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(realpathSync(join(from, path)), target, "junction");
  }
}

/** The nearest folder of packages above a submission, which Node.js would look into; null for none. */
export function packagesAbove(root: string): string | null {
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    const packages = join(folder, "node_modules");
    if (existsSync(packages)) return realpathSync(packages);
    if (folder === dirname(folder)) return null;
  }
}
