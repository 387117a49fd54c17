import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readLabs } from "../../labs/kit/skeleton/labs.ts";
import { makeSkeleton } from "../../labs/kit/skeleton/skeleton.ts";
import type { Mutant } from "./mutant.ts";

/** A place of a mutant that does not stand exactly once in the complete program. */
export class MisplacedEdit extends Error {
  constructor(id: string, file: string, found: number, from: string) {
    super(`mutant ${id}: ${file} has ${found} times, not once:\n${from}`);
    this.name = "MisplacedEdit";
  }
}

/** The files of each lab's complete program, by their paths; cut once. */
const programs = new Map<string, ReadonlyMap<string, string>>();

/** The complete program of a lab: its skeleton with every stage filled in. */
function completeProgram(labId: string): ReadonlyMap<string, string> {
  const known = programs.get(labId);
  if (known !== undefined) return known;
  const labs = readLabs();
  const at = labs.findIndex(({ id }) => id === labId);
  const files = makeSkeleton(labs.slice(0, at + 1), labs[at]?.stages.length);
  programs.set(labId, files);
  return files;
}

/**
 * The files of a mutant: the complete program of its lab with the slip in it.
 *
 * @throws MisplacedEdit when the text that it replaces does not stand there exactly once.
 */
export function mutantFiles(mutant: Mutant): Map<string, string> {
  const files = new Map(completeProgram(mutant.lab));
  for (const { file, from, to } of [mutant, ...(mutant.also ?? [])]) {
    const parts = (files.get(file) ?? "").split(from);
    if (parts.length !== 2) throw new MisplacedEdit(mutant.id, file, parts.length - 1, from);
    files.set(file, parts.join(to));
  }
  return files;
}

/** Writes a mutant into a folder, as a submission. */
export function writeMutant(mutant: Mutant, folder: string): void {
  for (const [file, text] of mutantFiles(mutant)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}
