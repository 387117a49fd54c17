import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../write-file.ts";
import type { Gradebook } from "./row.ts";

const FOLDER = "history";

/** What is kept of a row: its points by stage and in the end. */
interface KeptRow {
  readonly id: string;
  readonly status: string;
  readonly stages: Readonly<Record<string, number | null>>;
  readonly total: number | null;
}

/** What is kept of a gradebook. */
interface KeptBook {
  readonly version: 1;
  /** When it was made: ISO 8601, UTC. */
  readonly at: string;
  readonly seed: number;
  readonly rows: readonly KeptRow[];
}

/** A cell of the gradebook that is other than the last time. */
export interface Change {
  readonly id: string;
  /** The stage's id, or `total` or `status`. */
  readonly what: string;
  /** Null for what was not graded or not there. */
  readonly from: string | number | null;
  readonly to: string | number | null;
}

/** The gradebook as it was the last time, compared with this one; with the time of the last one. */
export interface Comparison {
  readonly since: string | null;
  readonly changes: readonly Change[];
}

/** Keeps the rows of a gradebook beside those of earlier times, and says what has changed since. */
export function keepHistory(book: Gradebook, out: string, now: Date): Comparison {
  const kept = keep(book, now);
  const last = readLast(join(out, FOLDER));
  const name = kept.at.replaceAll(/[:.]/g, "-");
  writeWhole(join(out, FOLDER, `${name}.json`), `${JSON.stringify(kept, null, 1)}\n`);
  return { since: last?.at ?? null, changes: last === null ? [] : compare(last, kept) };
}

function keep({ seed, columns, rows }: Gradebook, now: Date): KeptBook {
  const kept = rows.map(({ id, status, stages, total }) => ({
    id,
    status,
    stages: Object.fromEntries(columns.map((column, at) => [column.id, stages[at] ?? null])),
    total,
  }));
  return { version: 1, at: now.toISOString(), seed, rows: kept };
}

/** The newest gradebook that was kept and can be read. */
function readLast(folder: string): KeptBook | null {
  const files = existsSync(folder) ? readdirSync(folder).sort().reverse() : [];
  for (const file of files.filter((name) => name.endsWith(".json"))) {
    try {
      const book = JSON.parse(readFileSync(join(folder, file), "utf8")) as Partial<KeptBook> | null;
      if (book?.version === 1 && Array.isArray(book.rows)) return book as KeptBook;
    } catch {
      // A file that somebody has edited or cut: an older one will do.
    }
  }
  return null;
}

function compare(last: KeptBook, now: KeptBook): Change[] {
  const before = new Map(last.rows.map((row) => [row.id, row]));
  const after = new Map(now.rows.map((row) => [row.id, row]));
  const ids = [...new Set([...after.keys(), ...before.keys()])];
  return ids.flatMap((id) => {
    const [old, fresh] = [before.get(id), after.get(id)];
    const stages = new Set([
      ...Object.keys(fresh?.stages ?? {}),
      ...Object.keys(old?.stages ?? {}),
    ]);
    const changes: Change[] = [
      { id, what: "status", from: old?.status ?? null, to: fresh?.status ?? null },
      ...[...stages].map((stage) => ({
        ...{ id, what: stage },
        from: old?.stages[stage] ?? null,
        to: fresh?.stages[stage] ?? null,
      })),
      { id, what: "total", from: old?.total ?? null, to: fresh?.total ?? null },
    ];
    return changes.filter(({ from, to }) => from !== to);
  });
}
