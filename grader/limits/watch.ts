import { sizeOf } from "./disk.ts";
import {
  MAX_DISK_BYTES,
  MAX_MEMORY_BYTES,
  MAX_OPEN_FILES,
  MAX_PROCESSES,
  megabytes,
} from "./limits.ts";
import type { Breach } from "./limits.ts";
import { openFilesOf, readProcessTable } from "./process-table.ts";
import type { ProcessRow } from "./process-table.ts";
import { treeOf } from "./tree.ts";

/** How often is looked; one look takes 2 ms on Linux, and a process of its own elsewhere. */
const LOOK_MS = process.platform === "linux" ? 250 : 2_000;

/** After so many looks the processes of others are looked at again: a number may be another's by then. */
const LOOKS_AT_OWN = 40;

/** A program that is watched. */
export interface Watched {
  readonly pid: number | undefined;
  /** The folder that it writes to, where it has one. */
  readonly work: string | undefined;
  /** Ends it, since it went over a limit. */
  stop(breach: Breach): void;
}

/** Watches the programs of a run, and ends those that go over a limit. */
export class Watch {
  readonly #seen = new Map<Watched, Set<string>>();
  #timer: NodeJS.Timeout | undefined;
  /**
   * Processes that belonged to no program when they were seen first, and so never will: what a program
   * starts is its child, or in its group or session, from the beginning.
   */
  readonly #others = new Set<number>();
  #looks = 0;

  /** Begins to watch a program. */
  add(program: Watched): void {
    this.#seen.set(program, new Set());
    this.#timer ??= setInterval(() => {
      this.#look();
    }, LOOK_MS).unref();
  }

  /** Watches it no longer. */
  remove(program: Watched): void {
    this.#seen.delete(program);
  }

  /** Ends the watch; may be called twice. */
  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#seen.clear();
  }

  #look(): void {
    if (this.#seen.size === 0) return;
    if (this.#looks++ % LOOKS_AT_OWN === 0) this.#others.clear();
    const rows = readProcessTable(this.#others);
    const others = new Set(rows.map(({ pid }) => pid));
    const sizes = new Map<string, number>();
    for (const [program, seen] of [...this.#seen]) {
      const { pid, work } = program;
      if (pid === undefined) continue;
      const size = work === undefined ? 0 : (sizes.get(work) ?? sizeOf(work));
      if (work !== undefined) sizes.set(work, size);
      const tree = treeOf(pid, rows, seen);
      for (const row of tree) others.delete(row.pid);
      const breach = judge(tree, size);
      if (breach !== null) program.stop(breach);
    }
    for (const pid of others) this.#others.add(pid);
  }
}

/** The limit that a program has gone over, if there is one. */
export function judge(tree: readonly ProcessRow[], diskBytes: number): Breach | null {
  const sum = (one: (row: ProcessRow) => number): number =>
    tree.reduce((total, row) => total + one(row), 0);
  const count = tree.length;
  if (count > MAX_PROCESSES) return breach("too-many-processes", MAX_PROCESSES, count, String);
  const memory = sum((row) => row.memory);
  if (memory > MAX_MEMORY_BYTES)
    return breach("too-much-memory", MAX_MEMORY_BYTES, memory, megabytes);
  const files = sum(openFilesOf);
  if (files > MAX_OPEN_FILES) return breach("too-many-files", MAX_OPEN_FILES, files, String);
  if (diskBytes > MAX_DISK_BYTES)
    return breach("too-much-disk", MAX_DISK_BYTES, diskBytes, megabytes);
  return null;
}

function breach(
  code: Breach["code"],
  limit: number,
  measured: number,
  show: (value: number) => string,
): Breach {
  return { code, limit: show(limit), measured: show(measured) };
}
