import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../tools/project-root.ts";

/**
 * A lab as students were given it, kept as data (`labs/kit/pristine/LAB.json`), so that it can be given
 * again. `npm run skeletons` writes it.
 */
export interface Pristine {
  readonly lab: string;
  /** The text of each file by its path in the lab's folder, with `/`. */
  readonly files: Readonly<Record<string, string>>;
  /** What each stage leaves to be written: names of functions by files. */
  readonly stages: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** The file with a lab's pristine skeleton, from the project's root. */
export function pristineFile(lab: string): string {
  return `labs/kit/pristine/${lab}.json`;
}

/** A lab as it was given out with the project in `root`; the lab has to be one of the course. */
export function readPristine(lab: string, root = projectRoot()): Pristine {
  return JSON.parse(readFileSync(join(root, pristineFile(lab)), "utf8")) as Pristine;
}
