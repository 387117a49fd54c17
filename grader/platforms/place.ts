import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import type { CheckRecord, RunRecord, StageRecord } from "../record/record.ts";

/** Where in a repository somebody should look. */
export interface Place {
  /** With `/`, from the repository's root. */
  readonly file: string;
  /** Counted from 1; undefined when only the file is known. */
  readonly line: number | undefined;
}

/** A file of the submission with a line, as the kit names where code threw or is still to be written. */
const NAMED = /(?<![\w./-])([\w-][\w./-]*\.[cm]?[jt]s):(\d+)/g;
/** A fault as the type checker names it. */
const TYPE_FAULT = /^(.+?)\((\d+),\d+\): (error TS\d+: .*)$/s;

/**
 * Where to look because of a check that failed: the place that the program itself named, else the file
 * of its stage; undefined when the repository has neither.
 *
 * @param root - the folder of the repository.
 */
export function placeOf(
  check: CheckRecord,
  stage: StageRecord,
  record: RunRecord,
  root: string,
): Place | undefined {
  const told = [check.failure?.got ?? "", ...Object.values(check.failure?.logs ?? {})].join("\n");
  for (const [, file = "", line] of told.matchAll(NAMED)) {
    const place = inRepository(file, record, root);
    if (place !== undefined) return { file: place, line: Number(line) };
  }
  const file = inRepository(stage.file, record, root);
  return file === undefined ? undefined : { file, line: undefined };
}

/** Where a fault of the type checker is, and what it says; undefined when its line has another form. */
export function placeOfType(
  fault: string,
  record: RunRecord,
  root: string,
): { readonly place: Place; readonly message: string } | undefined {
  const [, name = "", line, message = ""] = TYPE_FAULT.exec(fault) ?? [];
  const file = name === "" ? undefined : inRepository(name, record, root);
  return file === undefined ? undefined : { place: { file, line: Number(line) }, message };
}

function inRepository(file: string, { folder }: RunRecord, root: string): string | undefined {
  const path = join(folder, file);
  const way = relative(root, path).replaceAll("\\", "/");
  return way.startsWith("..") || /^[A-Za-z]:/.test(way) || !existsSync(path) ? undefined : way;
}
