import { ArchiveError } from "./archive-error.ts";
import type { ArchiveFault } from "./archive-error.ts";
import { standInPath } from "./entry-path.ts";
import { Unpacking } from "./unpacking.ts";
import type { Target } from "./unpacking.ts";

/** Faults of one entry: the others can be written without it. */
const OF_ONE_ENTRY: ReadonlySet<ArchiveFault> = new Set<ArchiveFault>([
  ...(["leads-out", "bad-name", "long-name", "too-deep", "same-name"] as const),
]);

/** A file of an archive that was not written. */
export interface RefusedFile {
  /** Where its stand-in lies, or what is there in its place: parts without `/`. */
  readonly parts: readonly string[];
  readonly error: ArchiveError;
}

/**
 * Writes the files of an export, in which what one student called a file must not cost the others
 * theirs: a file that can't be written is noted, and an empty one stands in for it, such that whoever
 * handed it in is still found.
 */
export class ExportUnpacking extends Unpacking {
  readonly #refused: RefusedFile[] = [];

  /** What was not written, in the order of the archive. */
  get refused(): readonly RefusedFile[] {
    return this.#refused;
  }

  override begin(
    name: string,
    kind: "file" | "folder" | "other",
    time: Date | undefined,
  ): Target | null {
    try {
      return super.begin(name, kind, time);
    } catch (error) {
      if (!isOfOneEntry(error)) throw error;
      if (kind === "file") this.#refuse(standInPath(name), time, error);
      return null;
    }
  }

  #refuse(parts: readonly string[], time: Date | undefined, error: ArchiveError): void {
    try {
      const target = super.begin(parts.join("/"), "file", time);
      // What is left out is nobody's.
      if (target === null) return;
      this.write(target, []);
    } catch (taken) {
      if (!isOfOneEntry(taken)) throw taken;
    }
    this.#refused.push({ parts, error });
  }
}

function isOfOneEntry(error: unknown): error is ArchiveError {
  return error instanceof ArchiveError && OF_ONE_ENTRY.has(error.code);
}
