import { expect } from "chai";
import { MAX_MEMORY_BYTES, MAX_PROCESSES } from "./limits.ts";
import { parsePs, parseStat, parseWindows } from "./process-table.ts";
import type { ProcessRow } from "./process-table.ts";
import { treeOf } from "./tree.ts";
import { judge } from "./watch.ts";

const row = (pid: number, parent: number, more: Partial<ProcessRow> = {}): ProcessRow => ({
  ...{ pid, parent, group: pid, session: pid, began: String(pid), memory: 1 },
  ...more,
});

describe("the process table", () => {
  it("reads a line of /proc whatever the name of the process", () => {
    const text = `77 (a) b (c) S 12 34 56 0 -1 4194560 1 0 0 0 1 2 3 4 20 0 1 0 98765 4321000 512 ${"0 ".repeat(9)}`;
    expect(parseStat(text, 4096)).to.deep.equal({
      ...{ pid: 77, parent: 12, group: 34, session: 56, began: "98765", memory: 512 * 4096 },
    });
  });

  it("reads what ps prints", () => {
    const [first] = parsePs("  77    12    34    56   2048 Fri Nov 21 10:41:00 2026\n\n");
    expect(first).to.deep.equal({
      ...{ pid: 77, parent: 12, group: 34, session: 56, memory: 2048 * 1024 },
      began: "Fri Nov 21 10:41:00 2026",
    });
  });

  it("reads what Windows says", () => {
    const [first, ...rest] = parseWindows("77 12 4096 638000000000000000\r\n\r\n");
    expect(first).to.include({ pid: 77, parent: 12, memory: 4096, began: "638000000000000000" });
    expect(rest).to.deep.equal([]);
  });
});

describe("treeOf", () => {
  const pids = (rows: ProcessRow[]): number[] => rows.map(({ pid }) => pid).sort();

  it("has the children, and what stayed in the group or session of a parent that is gone", () => {
    const rows = [row(5, 1), row(6, 5), row(7, 6), row(8, 1, { group: 5 }), row(9, 1), row(3, 2)];
    expect(pids(treeOf(5, rows))).to.deep.equal([5, 6, 7, 8]);
  });

  it("knows again what it has seen, but not another process of the same number", () => {
    const seen = new Set<string>();
    treeOf(5, [row(5, 1), row(6, 5), row(7, 6)], seen);
    const later = [row(5, 1), row(6, 1), row(7, 1, { began: "later" })];
    expect(pids(treeOf(5, later, seen))).to.deep.equal([5, 6]);
  });
});

describe("judge", () => {
  it("adds up a tree, and says the limit and what was measured", () => {
    const half = row(5, 1, { memory: MAX_MEMORY_BYTES / 2 });
    expect(judge([half, half], 0)).to.equal(null);
    expect(judge([half, half, half], 0)).to.deep.equal({
      ...{ code: "too-much-memory", limit: "1024 MB", measured: "1536 MB" },
    });
    const many = Array.from({ length: MAX_PROCESSES + 1 }, (_, at) => row(at, 1));
    expect(judge(many, 0)?.code).to.equal("too-many-processes");
  });
});
