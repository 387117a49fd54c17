import type { Message } from "../../../labs/kit/language/translator.ts";
import type { Gradebook } from "../gradebook/row.ts";

/** What became of a check in the whole class. */
export interface CheckTotal {
  readonly id: string;
  readonly title: Message;
  readonly stage: string;
  readonly points: number;
  /** By how many it was judged, passed or failed. */
  readonly judged: number;
  /** The rows that failed it, by id. */
  readonly failedBy: readonly string[];
  /** How long it took at most, in milliseconds. */
  readonly slowestMs: number;
  readonly repeated: readonly string[];
  readonly secondSeed: readonly string[];
  /** The rows in which it came to no verdict. */
  readonly open: readonly string[];
}

/** What became of every check in the class, in the lab's order. */
export function checkTotals({ rows }: Gradebook): CheckTotal[] {
  const totals = new Map<string, CheckTotal>();
  for (const { id: row, record } of rows) {
    for (const { id: stage, checks } of record?.stages ?? []) {
      for (const check of checks) {
        const { id, title, points, result, ms = 0, repeated, secondSeed } = check;
        const known = totals.get(id);
        const also = (list: readonly string[] | undefined, isSo: boolean): readonly string[] =>
          isSo ? [...(list ?? []), row] : (list ?? []);
        totals.set(id, {
          ...{ id, title, stage, points },
          judged: (known?.judged ?? 0) + Number(result === "pass" || result === "fail"),
          failedBy: also(known?.failedBy, result === "fail"),
          slowestMs: Math.max(known?.slowestMs ?? 0, ms),
          repeated: also(known?.repeated, repeated === true),
          secondSeed: also(known?.secondSeed, secondSeed !== undefined),
          open: also(known?.open, result === "error" || result === "inconclusive"),
        });
      }
    }
  }
  return [...totals.values()];
}
