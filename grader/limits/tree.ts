import type { ProcessRow } from "./process-table.ts";

/**
 * A process with all that it started: its children and theirs, what is in its group or session, and
 * what was seen to belong to it before.
 *
 * @param seen - those that belong to it, `PID BEGAN` each; what is found is added.
 */
export function treeOf(
  root: number,
  rows: readonly ProcessRow[],
  seen = new Set<string>(),
): ProcessRow[] {
  const members = new Map<number, ProcessRow>();
  let waiting = rows.filter((row) => {
    const isOwn = row.pid === root || row.group === root || row.session === root;
    return isOwn || seen.has(`${row.pid} ${row.began}`);
  });
  while (waiting.length > 0) {
    for (const row of waiting) members.set(row.pid, row);
    waiting = rows.filter(({ pid, parent }) => members.has(parent) && !members.has(pid));
  }
  for (const { pid, began } of members.values()) seen.add(`${pid} ${began}`);
  return [...members.values()];
}
