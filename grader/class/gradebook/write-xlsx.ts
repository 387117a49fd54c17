import writeXlsxFile from "write-excel-file/node";
import type { Cell } from "./table.ts";

/** Characters of a cell in Excel, at most. */
const MAX_CELL = 32_000;
/** Widths of columns, in characters. */
const MIN_WIDTH = 8;
const MAX_WIDTH = 60;

/** A table as an Excel file: its first line stays in sight, texts are texts and numbers numbers. */
export async function renderXlsx(
  table: readonly (readonly Cell[])[],
  sheet: string,
): Promise<Buffer> {
  const [head = [], ...rows] = table;
  const widths = head.map((title, at) => {
    const lengths = rows.map((row) => String(row[at] ?? "").length);
    const width = Math.max(2 * String(title).length, ...lengths) + 1;
    return { width: Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)) };
  });
  const data = [
    head.map((title) => ({ value: String(title), type: String, fontWeight: "bold" as const })),
    ...rows.map((row) =>
      row.map((cell) => {
        if (cell === null || cell === "") return null;
        if (typeof cell === "number") return { value: cell, type: Number };
        return { value: cell.slice(0, MAX_CELL), type: String };
      }),
    ),
  ];
  return writeXlsxFile(data, { sheet, columns: widths, stickyRowsCount: 1 }).toBuffer();
}
