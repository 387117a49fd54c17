import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve, isAbsolute } from "node:path";
import { schemaCheck } from "../contract/schema-check.ts";
import { firstFault } from "../contract/first-fault.ts";
import { projectRoot } from "../tools/project-root.ts";
import { MANIFEST_FILE, PROGRAMS, manifestSchema } from "./manifest.ts";
import type { ProgramName, ProgramStart } from "./manifest.ts";
import { SubmissionError } from "./submission-error.ts";

/** The name by which the complete programs are asked for. */
export const REFERENCE = "reference";

/** Bytes of a manifest, at most. */
const MAX_MANIFEST_BYTES = 64 * 1024;

/** A submission whose manifest was read. */
export interface Submission {
  /** What the user called it: a path, `reference`, or the lab's own folder. */
  readonly name: string;
  /** The folder with the manifest. */
  readonly folder: string;
  /** The folder with all that belongs to it: that one, or one above in which labs share files. */
  readonly root: string;
  /** How its programs start, or why one can't; what the manifest does not name is missing. */
  readonly programs: Readonly<Partial<Record<ProgramName, ProgramStart | SubmissionError>>>;
}

/**
 * Finds a submission and reads its manifest.
 *
 * @param asked - `reference`, a folder with `lab.json`, or a copy of the project, whose folder of the
 * lab is taken; left out, the lab's own folder in this project.
 * @param lab - such as `lab5`.
 * @throws SubmissionError when there is no folder, no manifest, or the manifest is wrong.
 */
export function findSubmission(asked: string | undefined, lab: string): Submission {
  const folder = findFolder(asked, lab);
  const root = findRoot(asked, folder);
  return { name: asked ?? lab, folder, root, programs: readManifest(folder) };
}

/** A lab of a copy of the project may use the other labs beside it; the copy's rest is not a part. */
function findRoot(asked: string | undefined, folder: string): string {
  const beside = dirname(folder);
  if (basename(beside) === "labs" && existsSync(join(beside, "kit"))) return beside;
  return asked === undefined || asked === REFERENCE ? folder : realpathSync(asked);
}

function findFolder(asked: string | undefined, lab: string): string {
  const root = projectRoot();
  const path = asked === REFERENCE ? join(root, "reference") : (asked ?? join(root, "labs", lab));
  const folder = resolve(path);
  if (asked === REFERENCE && !isFolder(folder)) throw new SubmissionError("no-reference", {});
  if (!isFolder(folder)) throw new SubmissionError("no-folder", { path });
  const found = [folder, join(folder, "labs", lab), join(folder, lab)].find((place) =>
    existsSync(join(place, MANIFEST_FILE)),
  );
  if (found === undefined) throw new SubmissionError("no-manifest", { path });
  return realpathSync(found);
}

/** What is run where nobody named a submission: the reference; undefined, for the lab's folder, without. */
export function referenceIfThere(): string | undefined {
  return existsSync(join(projectRoot(), "reference", MANIFEST_FILE)) ? REFERENCE : undefined;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

const isManifest = schemaCheck<Partial<Record<ProgramName, string | string[]>>>(manifestSchema);

function readManifest(folder: string): Submission["programs"] {
  const path = join(folder, MANIFEST_FILE);
  let manifest: unknown;
  try {
    if (statSync(path).size > MAX_MANIFEST_BYTES) throw new Error("the file is too large");
    manifest = JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new SubmissionError("bad-manifest", { path, reason: (error as Error).message });
  }
  if (!isManifest(manifest)) {
    const { at, message } = firstFault(isManifest.errors);
    throw new SubmissionError("bad-manifest", { path, reason: `${at} ${message}`.trim() });
  }
  const starts = PROGRAMS.flatMap((program) => {
    const start = manifest[program];
    return start === undefined ? [] : [[program, readStart(folder, start)] as const];
  });
  return Object.fromEntries(starts);
}

function readStart(folder: string, start: string | string[]): ProgramStart | SubmissionError {
  if (typeof start !== "string") return { kind: "command", command: start };
  const file = resolve(folder, start);
  const real = realFile(file);
  if (real === null) return new SubmissionError("no-file", { path: file });
  const way = relative(realpathSync(folder), real);
  if (way.startsWith("..") || isAbsolute(way)) {
    return new SubmissionError("outside", { path: file });
  }
  return { kind: "module", file };
}

/** The file that a path leads to; null when there is none, or no system has a file of that name. */
function realFile(path: string): string | null {
  try {
    return statSync(path).isFile() ? realpathSync(path) : null;
  } catch {
    return null;
  }
}
